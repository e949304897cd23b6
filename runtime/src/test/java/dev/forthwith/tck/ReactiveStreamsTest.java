package dev.forthwith.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** Runs the suites of Reactive Streams: none may fail, and those that are skipped are the ones named here. */
final class ReactiveStreamsTest {
    /** Rules that cannot be tested from outside, which the suite itself skips with "Not verified", and those that need a failed publisher. */
    private static final Set<String> SKIPPED_OF_PUBLISHERS = Set.of(
            "optional_spec104_mustSignalOnErrorWhenFails",
            "required_spec109_mayRejectCallsToSubscribeIfPublisherIsUnableOrUnwillingToServeThemRejectionMustTriggerOnErrorAfterOnSubscribe",
            "untested_spec106_mustConsiderSubscriptionCancelledAfterOnErrorOrOnCompleteHasBeenCalled",
            "untested_spec107_mustNotEmitFurtherSignalsOnceOnErrorHasBeenSignalled",
            "untested_spec108_possiblyCanceledSubscriptionShouldNotReceiveOnErrorOrOnCompleteSignals",
            "untested_spec109_subscribeShouldNotThrowNonFatalThrowable",
            "untested_spec110_rejectASubscriptionRequestIfTheSameSubscriberSubscribesTwice",
            "untested_spec304_requestShouldNotPerformHeavyComputations",
            "untested_spec305_cancelMustNotSynchronouslyPerformHeavyComputation");

    @Test
    void x05_asAPublisher() {
        assertEquals(
                new TreeSet<>(SKIPPED_OF_PUBLISHERS),
                skipped(58, PublisherTck.Ready.class, PublisherTck.Hopping.class));
    }

    @Test
    void asASubscriber() {
        Set<String> skipped = skipped(11, SubscriberTck.class);
        // They need to look inside of the subscriber, or cannot be tested at all.
        assertTrue(skipped.stream().allMatch(name -> name.startsWith("untested_")), skipped.toString());
    }

    private static Set<String> skipped(int passing, Class<?>... suites) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG testng = new TestNG(false);
        testng.setVerbose(0);
        testng.setTestClasses(suites);
        testng.addListener(results);
        testng.run();
        assertEquals(
                List.of(),
                results.getFailedTests().stream()
                        .map(ReactiveStreamsTest::described)
                        .toList());
        assertTrue(results.getPassedTests().size() >= passing, () -> "only " + results.getPassedTests());
        return results.getSkippedTests().stream()
                .map(ITestResult::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String described(ITestResult result) {
        return result.getName() + ": " + result.getThrowable();
    }
}
