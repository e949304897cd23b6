package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.OpenContext;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Gate;
import dev.forthwith.bench.Twin;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After the end only the result is reachable from a task that its caller keeps: not the body, the resource, the elements, the source,
 * nor what the task was derived from.
 */
@Timeout(120)
final class ReachabilityTest {
    /** How an operation ends. */
    private enum End {
        WELL,
        FAILED,
        CANCELLED
    }

    /** What is to be collected. Parts are remembered weakly, by name. */
    private static final class Parts {
        private final Twin twin;
        private final End end;
        private final Gate gate = new Gate();
        private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
        private final List<WeakReference<Object>> references = new ArrayList<>();
        private final List<String> names = new ArrayList<>();

        Parts(Twin twin, End end) {
            this.twin = twin;
            this.end = end;
        }

        /** A new object. */
        Object part(String name) {
            Object part = new byte[64];
            references.add(new WeakReference<>(part, queue));
            names.add(name);
            return part;
        }

        /** What a last step yields; cancelled, it never ends by itself. It holds what it captures. */
        <T> CompletableFuture<T> last(T value) {
            gate.reach();
            switch (end) {
                case WELL:
                    return twin.value(value);
                case FAILED:
                    return twin.failure(new Boom("E"));
                default:
                    return new CompletableFuture<>();
            }
        }

        void end(AsyncTask<?> task) {
            if (end == End.CANCELLED) {
                gate.awaitReached();
                task.cancel(true);
            }
            if (end == End.WELL) {
                value(task);
            } else {
                failure(task);
            }
        }

        /** Waits, with a limit that only a leak reaches, until all is collected. */
        void assertCollected() throws InterruptedException {
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!left().isEmpty() && System.nanoTime() < limit) {
                System.gc();
                queue.remove(20);
            }
            assertEquals(List.of(), left(), "still reachable");
        }

        private List<String> left() {
            List<String> left = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if (references.get(i).get() != null) {
                    left.add(names.get(i));
                }
            }
            return left;
        }
    }

    private static void hold(Object... captured) {
        assertNotNull(captured);
    }

    private static AsyncContextManager<Object> manager(Parts parts) {
        Object resource = parts.part("resource");
        Object inEnter = parts.part("captured by the enter");
        Object inExit = parts.part("captured by the exit");
        return AsyncContextManager.of(
                () -> {
                    hold(inEnter);
                    return parts.twin.value(resource);
                },
                (given, outcome, problem) -> {
                    hold(inExit, given);
                    return parts.twin.value(null);
                });
    }

    private static AsyncTask<String> scope(Parts parts, AsyncContextManager<?> manager) {
        Object inBody = parts.part("captured by the body");
        return manager.with(resource -> {
            hold(inBody, resource);
            return parts.last("result");
        });
    }

    private static AsyncIterable<Object> source(Parts parts) {
        Object inNext = parts.part("captured by the next");
        AtomicInteger count = new AtomicInteger();
        return AsyncIterable.next(() -> {
            hold(inNext);
            int n = count.incrementAndGet();
            return parts.twin.value(n > 3 ? null : parts.part("element " + n));
        });
    }

    private static Arguments task(String name, Function<Parts, AsyncTask<?>> task) {
        return Arguments.of(name, task);
    }

    static Stream<Arguments> tasks() {
        Duration limit = Duration.ofHours(1);
        return Stream.of(
                        task("scope", parts -> scope(parts, manager(parts))),
                        task(
                                "enterTimeout",
                                parts -> scope(parts, manager(parts).enterTimeout(limit))),
                        task("exitTimeout", parts -> scope(parts, manager(parts).exitTimeout(limit))),
                        task(
                                "both",
                                parts -> scope(
                                        parts,
                                        AsyncContextManager.both(manager(parts), manager(parts), Arrays::asList))),
                        task("flatMap", parts -> {
                            Object inMap = parts.part("captured by flatMap");
                            AsyncContextManager<Object> inner = manager(parts);
                            return scope(parts, manager(parts).flatMap(outer -> {
                                hold(inMap, outer);
                                return inner;
                            }));
                        }),
                        task("around", parts -> {
                            Object inAround = parts.part("captured by around");
                            return scope(parts, AsyncContextManager.around(body -> {
                                hold(inAround);
                                body.run(inAround);
                            }));
                        }),
                        task("orTimeout", parts -> scope(parts, manager(parts)).orTimeout(1, TimeUnit.HOURS)),
                        task("forEachAwait", parts -> {
                            Object inBody = parts.part("captured by the body");
                            return source(parts).forEachAwait(element -> {
                                hold(inBody, element);
                                return parts.last("");
                            });
                        }),
                        task("operators", parts -> {
                            Object inMap = parts.part("captured by an operator");
                            return source(parts)
                                    .prefetch(2)
                                    .mapAwait(element -> {
                                        hold(inMap, element);
                                        return parts.last("");
                                    })
                                    .mapConcurrent(2, parts.twin::value)
                                    .flatMap(AsyncIterable::of)
                                    .count();
                        }),
                        task("using", parts -> {
                            AsyncContextManager<Object> manager = manager(parts);
                            AsyncIterable<Object> inner = source(parts);
                            return AsyncIterable.using(manager, held -> inner.mapAwait(e -> parts.last(held)))
                                    .count();
                        }),
                        task("thenCompose", parts -> {
                            Object inFunction = parts.part("captured by a function");
                            Object inLast = parts.part("captured by the last function");
                            return AsyncTask.from(parts.twin.value(parts.part("the value before")))
                                    .thenApply(before -> {
                                        hold(inFunction, before);
                                        return 1;
                                    })
                                    .thenCompose(one -> {
                                        hold(inLast);
                                        return parts.last(one);
                                    });
                        }),
                        task("thenCombine", parts -> {
                            Object inFunction = parts.part("captured by a function");
                            Object left = parts.part("left");
                            return AsyncTask.from(parts.twin.value(left))
                                    .thenCombine(parts.last(parts.part("right")), (a, b) -> {
                                        hold(inFunction, a, b);
                                        return 1;
                                    });
                        }),
                        task("shield", parts -> {
                            Object held = parts.part("held by the stage");
                            CompletableFuture<Integer> stage = new CompletableFuture<>() {
                                @Override
                                public String toString() {
                                    hold(held);
                                    return "stage";
                                }
                            };
                            AsyncTask<Integer> task = AsyncTask.shield(stage);
                            AsyncTask.from(parts.last(1)).handle((one, problem) -> stage.complete(one));
                            if (parts.end == End.FAILED) {
                                return AsyncTask.from(parts.last(1));
                            }
                            if (parts.end == End.CANCELLED) {
                                task.cancel(true);
                                stage.complete(1);
                            }
                            return task;
                        }),
                        task("blocking", parts -> {
                            Object inCall = parts.part("captured by the call");
                            return AsyncTask.blocking(() -> {
                                hold(inCall);
                                return parts.last(1).get();
                            });
                        }))
                .flatMap(task -> Stream.of(Twin.values())
                        .flatMap(twin -> Stream.of(End.values())
                                .map(end -> Arguments.of(twin, end, task.get()[0], task.get()[1]))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("tasks")
    void ofATask(Twin twin, End end, String name, Function<Parts, AsyncTask<?>> operation) throws Exception {
        Parts parts = new Parts(twin, end);
        AsyncTask<?> task = operation.apply(parts);
        parts.end(task);
        awaitOf(parts, task);
    }

    @BothTwins
    void ofAnExitStackAndItsEnters(Twin twin) throws Exception {
        for (End end : End.values()) {
            Parts parts = new Parts(twin, End.WELL);
            AsyncExitStack stack = new AsyncExitStack();
            AsyncTask<String> entered = stack.enter(manager(parts).map(resource -> "name"));
            value(entered);
            defer(parts, stack);
            stack.adopt(parts.part("adopted"), (given, outcome, problem) -> twin.value(null));
            AsyncTask<Void> closing = stack.close(
                    end == End.WELL ? Outcome.COMPLETED : Outcome.FAILED, end == End.WELL ? null : new Boom("E"));
            value(closing);
            awaitOf(parts, closing, stack, entered);
        }
    }

    /** Apart, so that no variable of the caller holds what is captured. */
    private static void defer(Parts parts, AsyncExitStack stack) {
        Object inCallback = parts.part("captured by a callback");
        stack.defer(() -> {
            hold(inCallback);
            return parts.twin.value(null);
        });
    }

    private static void awaitOf(Parts parts, Object... kept) throws Exception {
        try {
            parts.assertCollected();
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    /** What the first of two yields is not kept by the other one, whatever that is, although it never ends. */
    @BothTwins
    void ofTheFirstOfTwo(Twin twin) throws Exception {
        List<CompletableFuture<Object>> others = List.of(
                new CompletableFuture<>(), AsyncTask.shield(new CompletableFuture<>()), new CompletableFuture<>() {
                    @Override
                    public String toString() {
                        return "somebody's own";
                    }
                });
        for (CompletableFuture<Object> other : others) {
            Parts parts = new Parts(twin, End.WELL);
            endFirst(parts, other);
            awaitOf(parts, other);
        }
    }

    private static void endFirst(Parts parts, CompletableFuture<Object> other) {
        Object inFunction = parts.part("captured by the function");
        value(AsyncTask.from(parts.twin.value(parts.part("first"))).applyToEither(other, first -> {
            hold(inFunction, first);
            return 1;
        }));
    }

    @BothTwins
    void ofAnIteratorAndItsDemands(Twin twin) throws Exception {
        Parts parts = new Parts(twin, End.WELL);
        AsyncIterator<Integer> iterator =
                source(parts).map(Object::hashCode).filter(n -> true).iterator();
        List<Object> kept = new ArrayList<>(List.of(iterator));
        for (int i = 0; i < 4; i++) {
            var demand = iterator.advance();
            value(demand);
            kept.add(demand);
        }
        var closing = iterator.close();
        value(closing);
        kept.add(closing);
        awaitOf(parts, kept);
    }

    @BothTwins
    void ofACursorAndAnOpenContext(Twin twin) throws Exception {
        Parts parts = new Parts(twin, End.WELL);
        Cursor<Integer> cursor = source(parts).map(Object::hashCode).open();
        cursor.iterator().next();
        cursor.close();
        OpenContext<String> open = manager(parts).map(resource -> "name").open();
        open.close();
        awaitOf(parts, cursor, open);
    }

    @BothTwins
    void ofAChannelAndItsSends(Twin twin) throws Exception {
        Parts parts = new Parts(twin, End.WELL);
        AsyncChannel<Object> channel = AsyncChannel.bounded(1);
        List<Object> kept = new ArrayList<>(List.of(channel));
        kept.add(channel.send(parts.part("element 1")));
        kept.add(channel.send(parts.part("element 2")));
        AsyncTask<Boolean> cancelled = channel.send(parts.part("element that is taken back"));
        cancelled.cancel(true);
        kept.add(cancelled);
        AsyncTask<Boolean> refused = channel.send(parts.part("element that comes too late"));
        kept.add(refused);
        kept.add(twin.stage(() -> channel.forEach(element -> {}).thenRun(() -> {})));
        value(refused);
        channel.close();
        awaitOf(parts, kept);
    }
}
