package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What a loop fails with whose closes translate the failure: the same as nested scopes with these exits. */
final class TranslatedClosesTest extends BenchTest {
    private static AsyncContextManager<Integer> exits(Twin twin, UnaryOperator<Throwable> with) {
        return AsyncContextManager.of(() -> twin.value(1), (one, outcome, told) -> twin.failure(with.apply(told)));
    }

    /** An exit that fails with what it was told as its cause. */
    private static AsyncContextManager<Integer> wraps(Twin twin, String name) {
        return exits(twin, told -> new Boom(name, told));
    }

    /** An exit that fails without a word of what it was told. */
    private static AsyncContextManager<Integer> fails(Twin twin, String name) {
        return exits(twin, told -> new Boom(name));
    }

    private static AsyncIterable<Integer> nested(
            Twin twin, AsyncContextManager<?> outer, AsyncContextManager<?> inner) {
        return AsyncIterable.using(
                outer, a -> AsyncIterable.using(inner, b -> AsyncIterable.next(() -> twin.value(1))));
    }

    /** {@code E{suppressed}<-cause}. */
    private static String shown(Throwable failure) {
        StringBuilder shown = new StringBuilder(failure instanceof CancellationException ? "C" : failure.getMessage());
        List<String> suppressed = new ArrayList<>();
        for (Throwable further : failure.getSuppressed()) {
            suppressed.add(further.getMessage());
        }
        if (!suppressed.isEmpty()) {
            shown.append(suppressed);
        }
        Throwable cause = failure.getCause();
        return cause == null || failure instanceof CancellationException
                ? shown.toString()
                : shown.append("<-").append(shown(cause)).toString();
    }

    private static String ofScopes(Twin twin, AsyncContextManager<?> outer, AsyncContextManager<?> inner) {
        return shown(failure(outer.with(a -> inner.with(b -> twin.failure(new Boom("E"))))));
    }

    private static String ofLoop(Twin twin, AsyncContextManager<?> outer, AsyncContextManager<?> inner) {
        return shown(failure(nested(twin, outer, inner).forEachAwait(x -> twin.failure(new Boom("E")))));
    }

    @BothTwins
    void aTranslationAfterATranslationTakesItsPlace(Twin twin) {
        String expected = "X2<-X1<-E";
        assertEquals(expected, ofScopes(twin, wraps(twin, "X2"), wraps(twin, "X1")));
        assertEquals(expected, ofLoop(twin, wraps(twin, "X2"), wraps(twin, "X1")));
    }

    @BothTwins
    void aTranslationAfterAFailedCloseTakesThePlaceOfTheFailure(Twin twin) {
        String expected = "X2<-E[X1]";
        assertEquals(expected, ofScopes(twin, wraps(twin, "X2"), fails(twin, "X1")));
        assertEquals(expected, ofLoop(twin, wraps(twin, "X2"), fails(twin, "X1")));
    }

    @BothTwins
    void aFailedCloseAfterATranslationIsSuppressedOnThat(Twin twin) {
        String expected = "X1[X2]<-E";
        assertEquals(expected, ofScopes(twin, fails(twin, "X2"), wraps(twin, "X1")));
        assertEquals(expected, ofLoop(twin, fails(twin, "X2"), wraps(twin, "X1")));
    }

    @BothTwins
    void aCancellationThatIsNotTranslatedAwayCarriesBoth(Twin twin) {
        Gate inScopes = new Gate();
        Gate inLoop = new Gate();
        AsyncTask<?> scopes = fails(twin, "X2").with(a -> wraps(twin, "X1").with(b -> never(inScopes)));
        AsyncTask<?> loop = AsyncIterable.using(
                        fails(twin, "X2"),
                        a -> AsyncIterable.using(
                                wraps(twin, "X1"), b -> AsyncIterable.<Integer>next(() -> never(inLoop))))
                .forEach(x -> {});
        inScopes.awaitReached();
        inLoop.awaitReached();
        for (AsyncTask<?> task : List.of(scopes, loop)) {
            task.cancel(true);
            assertEquals("C[X1, X2]", shown(assertInstanceOf(CancellationException.class, failure(task))));
        }
    }

    private static CompletableFuture<Integer> never(Gate reached) {
        reached.reach();
        return new CompletableFuture<>();
    }

    @BothTwins
    void ofTwoSourcesThatAreClosedOneAfterTheOther(Twin twin) {
        AsyncIterable<Integer> zipped = AsyncIterable.zip(
                nested(twin, wraps(twin, "X4"), fails(twin, "X3")),
                nested(twin, wraps(twin, "X2"), fails(twin, "X1")),
                Integer::sum);
        assertEquals("X4<-X2[X3]<-E[X1]", shown(failure(zipped.forEach(x -> {
            throw new Boom("E");
        }))));
    }

    @BothTwins
    void ofTwoSourcesThatAreClosedTogetherTheTranslationIsNotLost(Twin twin) {
        AsyncIterable<Integer> merged = AsyncIterable.merge(
                AsyncIterable.using(fails(twin, "X1"), a -> AsyncIterable.next(() -> twin.value(1))),
                AsyncIterable.using(wraps(twin, "X2"), a -> AsyncIterable.next(() -> twin.value(2))));
        Set<Integer> seen = new HashSet<>();
        assertEquals("X2<-E[X1]", shown(failure(merged.forEachAwait(x -> {
            seen.add(x);
            return seen.size() < 2 ? twin.value(x) : twin.failure(new Boom("E"));
        }))));
    }

    @BothTwins
    void aCursorThrowsTheTranslationOfWhatItWasTold(Twin twin) {
        Cursor<Integer> cursor =
                nested(twin, wraps(twin, "X2"), fails(twin, "X1")).open();
        assertEquals(1, cursor.iterator().next());
        cursor.fail(new Boom("E"));
        assertEquals("X2<-E[X1]", shown(assertThrows(Boom.class, cursor::close)));
    }
}
