package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.OpenContext;
import dev.forthwith.testkit.ForthwithExtension;
import dev.forthwith.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Tests that leave something open fail, and say what; the others do not. */
@Timeout(120)
final class ForthwithExtensionTest {
    private static final Pool POOL = Pool.ready();

    /** Each leaves one thing open. */
    @ExtendWith(ForthwithExtension.class)
    static final class Leaving {
        @Test
        void resource() throws InterruptedException {
            OpenContext<Pool.Connection> left = AsyncSessions_Good.of(POOL).open();
            assertTrue(left.value() != null);
        }

        @Test
        void loop() {
            AsyncTask<Long> left =
                    AsyncIterable.next(() -> new CompletableFuture<String>()).count();
            assertEquals(false, left.isDone());
        }

        @Test
        void iterator() {
            AsyncIterator<String> left = AsyncRows_Good.of(POOL).iterator();
            left.advance().toCompletableFuture().join();
        }

        @Test
        void cursor() {
            Cursor<Integer> left = AsyncIterable.of(1, 2, 3).open();
            for (int number : left) {
                if (number == 2) {
                    break;
                }
            }
        }

        @Test
        void subscription() {
            AsyncIterable.of(1, 2).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(1);
                }

                @Override
                public void onNext(Integer number) {}

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onComplete() {}
            });
        }

        @Test
        void stack() {
            new AsyncExitStack().defer(() -> CompletableFuture.completedFuture(null));
        }

        @Test
        void channel() {
            AsyncChannel<String> left = AsyncChannel.bounded(1);
            assertTrue(left.offer("a"));
        }

        @Test
        void cancelled() {
            AsyncTask<Void> left = AsyncContextManager.of(
                            () -> new CompletableFuture<String>(),
                            (value, outcome, failure) -> CompletableFuture.completedFuture(null))
                    .run(value -> {});
            left.cancel(true);
        }

        @Test
        void onAnotherThread() throws Exception {
            Thread thread =
                    new Thread(() -> AsyncIterable.of(1, 2, 3).open().iterator().next(), "elsewhere");
            thread.start();
            thread.join();
        }
    }

    @Test
    void aResourceThatIsLeftOpenIsToldOf() {
        String report = failure("resource");
        assertEquals(
                List.of(
                        "1 thing is left open:",
                        "  a resource, Good.open(): open",
                        "    mend: wait for the task of its use, or close what open() returned",
                        "    opened on " + Thread.currentThread().getName(),
                        "      at dev.forthwith.testkit.tests.ForthwithExtensionTest$Leaving.resource(X)"),
                report.replaceAll("\\(.*java:\\d+\\)", "(X)").lines().limit(5).toList());
    }

    @Test
    void aLoopIsToldOf() {
        assertSays("a loop over", ": open, after 0 elements", failure("loop"));
    }

    @Test
    void anIteratorIsToldOf() {
        assertSays("an iterator of Good.next()", ": open, after 1 element", failure("iterator"));
    }

    @Test
    void aCursorIsToldOf() {
        assertSays("a cursor of", ": open, after 2 elements", failure("cursor"));
    }

    @Test
    void aSubscriptionIsToldOf() {
        assertSays("a subscription to", ": open", failure("subscription"));
    }

    @Test
    void whatLiesOnAStackIsToldOf() {
        assertSays("on an exit stack", ": open", failure("stack"));
    }

    @Test
    void aChannelIsToldOf() {
        assertSays("a channel", ": open", failure("channel"));
    }

    @Test
    void aCancelledTaskThatWaitsIsToldOf() {
        String report = failure("cancelled");
        assertTrue(report.startsWith("2 things are left open:\n  a resource, the enter function"), report);
        assertTrue(report.contains(": being opened\n"), report);
        assertTrue(report.contains("\n  a task that was cancelled waits for the enter function"), report);
    }

    @Test
    void whatIsOpenedOnAnotherThreadIsToldOf() {
        assertSays("a cursor of", "opened on elsewhere", failure("onAnotherThread"));
    }

    private static void assertSays(String what, String state, String report) {
        assertTrue(report.startsWith("1 thing is left open:\n  " + what), report);
        assertTrue(report.contains(state), report);
    }

    private static String failure(String method) {
        List<Throwable> failures = failures(selectMethod(Leaving.class, method));
        assertEquals(1, failures.size(), failures::toString);
        return failures.get(0).getMessage();
    }

    private static List<Throwable> failures(DiscoverySelector selector) {
        return run(selector)
                .allEvents()
                .failed()
                .map(event -> event.getPayload(TestExecutionResult.class)
                        .orElseThrow()
                        .getThrowable()
                        .orElseThrow())
                .toList();
    }

    private static EngineExecutionResults run(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(
                        "dev.forthwith.testkit.grace", selector instanceof ClassSelector ? "PT30S" : "PT0.001S")
                .selectors(selector)
                .execute();
    }

    /** None of these leaves anything open. */
    @ExtendWith(ForthwithExtension.class)
    static final class Clean {
        private static OpenContext<Pool.Connection> ofAll;
        private OpenContext<Pool.Connection> ofEach;

        @BeforeAll
        static void openForAll() throws InterruptedException {
            ofAll = AsyncSessions_Good.of(POOL).open();
        }

        @AfterAll
        static void closeForAll() {
            ofAll.close();
        }

        @BeforeEach
        void open() throws InterruptedException {
            ofEach = AsyncSessions_Good.of(POOL).open();
        }

        @AfterEach
        void close() {
            ofEach.close();
        }

        @Test
        void closes() throws InterruptedException {
            assertEquals(3, AsyncRows_Good.of(POOL).count().await());
        }

        @Test
        void isClosedInAMoment() {
            Pool threads = Pool.on(CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
            AsyncTask<Long> goesOn = AsyncRows_Good.of(threads).count();
            assertEquals(false, goesOn.isDone());
        }

        @Test
        void givesUp(VirtualTime time) {
            AsyncTask<Void> late = AsyncSessions_Good.of(Pool.in(time))
                    .enterTimeout(Duration.ofMillis(1))
                    .run(connection -> {});
            time.advance(Duration.ofMillis(1));
            assertTrue(late.isCompletedExceptionally());
            time.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatIsClosedIsNotToldOf() {
        assertEquals(List.of(), failures(selectClass(Clean.class)));
    }

    /** Opens for all tests what nobody closes. */
    @ExtendWith(ForthwithExtension.class)
    static final class ForgetsForAll {
        @BeforeAll
        static void open() throws InterruptedException {
            AsyncSessions_Good.of(POOL).open();
        }

        @Test
        void first() {}
    }

    @Test
    void whatWasOpenedBeforeAllTestsIsToldOfAfterAll() {
        List<Throwable> failures = failures(selectMethod(ForgetsForAll.class, "first"));
        assertEquals(1, failures.size());
        assertSays("a resource, Good.open()", ": open", failures.get(0).getMessage());
    }

    /** Two at once, of which one opens something on a thread that could be of either. */
    @ExtendWith(ForthwithExtension.class)
    @Execution(ExecutionMode.CONCURRENT)
    static final class Parallel {
        private static final CountDownLatch BOTH = new CountDownLatch(2);
        private static final ExecutorService ELSEWHERE = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "elsewhere");
            thread.setDaemon(true);
            return thread;
        });

        @Test
        void leavesACursor() throws Exception {
            together();
            ELSEWHERE
                    .submit(() -> AsyncIterable.of(1, 2, 3).open().iterator().next())
                    .get(60, TimeUnit.SECONDS);
        }

        @Test
        void leavesNothing() throws Exception {
            together();
            assertEquals(3, AsyncRows_Good.of(POOL).count().await());
        }

        private static void together() throws InterruptedException {
            BOTH.countDown();
            assertTrue(BOTH.await(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void ofParallelTestsTheLastAnswersForWhatCouldBeOfAny() {
        List<Event> failed = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("dev.forthwith.testkit.grace", "PT0.001S")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .selectors(selectClass(Parallel.class))
                .execute()
                .testEvents()
                .failed()
                .list();
        assertEquals(1, failed.size(), failed::toString);
        assertTrue(failed.toString().contains("opened on elsewhere"), failed::toString);
    }
}
