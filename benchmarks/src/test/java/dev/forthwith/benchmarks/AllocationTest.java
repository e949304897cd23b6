package dev.forthwith.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.OpenContext;
import dev.forthwith.benchmarks.fixture.NumberPages;
import dev.forthwith.benchmarks.fixture.PlainNumbers;
import dev.forthwith.benchmarks.fixture.ReadyNumbers;
import dev.forthwith.benchmarks.fixture.Resource.Kind;
import dev.forthwith.benchmarks.fixture.Shape;
import dev.forthwith.benchmarks.fixture.Shape.Sum;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * What an element and a scope allocate, to the byte: a build that needs more fails, on any machine. It runs without escape analysis, so
 * that nothing is free by luck, and the compiled code allocates what the interpreted code does.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int FEW = 100;
    private static final int MANY = 10_100;
    private static final int ROUNDS = 15;

    /** A {@link CompletableFuture}, which is all that a ready stage is. */
    private static final int STAGE = 24;

    /** The completion and the dependent stage that the JDK makes of a handler. */
    private static final int REGISTRATION = 64;

    /** The bytes of one more, when what is there once is subtracted: of the least of some rounds, since the JVM adds its own now and then. */
    private static double bytesEach(IntConsumer task) {
        task.accept(MANY);
        long few = Long.MAX_VALUE;
        long many = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            few = Math.min(few, bytes(task, FEW));
            many = Math.min(many, bytes(task, MANY));
        }
        return (double) (many - few) / (MANY - FEW);
    }

    private static long bytes(IntConsumer task, int size) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        task.accept(size);
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private static Sum sum() {
        return new Sum();
    }

    @Test
    void i54_anElementAllocatesNothing() {
        Shape shape = Shape.ONE;
        assertEquals(
                0,
                bytesEach(size -> PlainNumbers.async(shape, size)
                        .forEach(shape.body(sum()))
                        .join()));
        assertEquals(
                0,
                bytesEach(size -> PlainNumbers.async(shape, size)
                        .forEachAwait(shape.awaited(sum()))
                        .join()));
    }

    @Test
    void theStageOfAnElementIsAllThatItAllocates() {
        Shape shape = Shape.ONE;
        assertEquals(
                STAGE,
                bytesEach(size -> ReadyNumbers.async(shape, size)
                        .forEach(shape.body(sum()))
                        .join()));
    }

    @Test
    void operatorsAllocateNothing() {
        Shape shape = Shape.ONE;
        assertEquals(
                0,
                bytesEach(size -> PlainNumbers.async(shape, size)
                        .filter(shape.choice())
                        .map(shape.change())
                        .skip(1)
                        .peek(shape.body(sum()))
                        .takeWhile(x -> x >= 0)
                        .forEach(shape.body(sum()))
                        .join()));
    }

    @Test
    void thePagesAreAllThatTheirElementsAllocate() {
        Shape shape = Shape.ONE;
        assertEquals(STAGE, bytesEach(pages -> {
            int[] left = {pages};
            AsyncIterable.<Integer>pages(() -> CompletableFuture.<List<Integer>>completedFuture(
                            left[0]-- > 0 ? NumberPages.NUMBERS : null))
                    .forEach(shape.body(sum()))
                    .join();
        }));
    }

    @Test
    void aHopAllocatesWhatItsRegistrationDoes() {
        assertEquals(STAGE + REGISTRATION, bytesEach(size -> {
            Hops hops = new Hops(size);
            var loop = AsyncIterable.<Integer>next(hops::next).forEach(Shape.ONE.body(sum()));
            while (!loop.isDone()) {
                hops.complete();
            }
        }));
    }

    @Test
    void mergingAllocatesNothing() {
        assertEquals(STAGE + REGISTRATION, bytesEach(size -> {
            Hops hops = new Hops(size);
            var loop = AsyncIterable.merge(AsyncIterable.next(hops::next), AsyncIterable.<Integer>empty())
                    .forEach(Shape.ONE.body(sum()));
            while (!loop.isDone()) {
                hops.complete();
            }
        }));
    }

    @Test
    void aConcurrentCallIsOneObjectBesideItsStage() {
        int call = 32;
        assertEquals(STAGE + REGISTRATION + call, bytesEach(size -> {
            Hops hops = new Hops(Integer.MAX_VALUE);
            var loop = PlainNumbers.async(Shape.ONE, size)
                    .mapConcurrent(1, n -> hops.next())
                    .forEach(Shape.ONE.body(sum()));
            while (!loop.isDone()) {
                hops.complete();
            }
        }));
    }

    /** Stages that are completed later, by the same thread. */
    private static final class Hops {
        private int left;
        private CompletableFuture<Integer> pending = new CompletableFuture<>();

        Hops(int size) {
            left = size;
        }

        CompletableFuture<Integer> next() {
            pending = new CompletableFuture<>();
            return pending;
        }

        void complete() {
            pending.complete(left-- > 0 ? 1 : null);
        }
    }

    @Test
    void aScopeIsItsTaskItsContextAndTheAnnotatedInstance() {
        AsyncContextManager<String> manager = Kind.READY.async(Shape.ONE);
        int task = 32;
        int context = 24;
        int instance = 16;
        assertEquals(task + context + instance, bytesEach(size -> {
            for (int i = 0; i < size; i++) {
                manager.with(Shape.ONE.use()).join();
            }
        }));
    }

    @Test
    void aScopeOfBlockingCodeIsWhatIsClosedInThePlaceOfATask() {
        AsyncContextManager<String> manager = Kind.READY.async(Shape.ONE);
        int opened = 24;
        int context = 24;
        int instance = 16;
        assertEquals(opened + context + instance, bytesEach(size -> {
            for (int i = 0; i < size; i++) {
                use(manager);
            }
        }));
    }

    private static void use(AsyncContextManager<String> manager) {
        try (OpenContext<String> opened = manager.open()) {
            assertEquals("resource", opened.value());
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void anEnterOnAStackIsTheSameAndTheStackIsItsListsAndItsWalk() {
        AsyncContextManager<String> manager = Kind.READY.async(Shape.ONE);
        int enters = 10;
        int each = 56 + 24 + 16;
        int stack = 296;
        assertEquals(enters * each + stack, bytesEach(size -> {
            for (int i = 0; i < size; i++) {
                AsyncExitStack filled = new AsyncExitStack();
                for (int j = 0; j < enters; j++) {
                    filled.enter(manager);
                }
                filled.close().join();
            }
        }));
    }
}
