package dev.forthwith.simulation;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Indexed;
import dev.forthwith.generated.StageOutlet;
import dev.forthwith.generated.StageSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random sources, and random operators behind them: all but those that need a thread of their own, {@code generate} and {@code around},
 * which park it and cannot be scheduled by one thread. Their races are run on real threads by the race harness of {@code stress/}.
 */
final class Sequences {
    static final List<String> OPERATORS = List.of(
            "nothing",
            "map",
            "mapAwait",
            "filter",
            "filterAwait",
            "limit",
            "skip",
            "takeWhile",
            "dropWhile",
            "scan",
            "windowFixed",
            "mapMulti",
            "flatMap",
            "onClose",
            "prefetch",
            "mapConcurrent",
            "mapConcurrentUnordered",
            "windowTimed",
            "timeout",
            "onErrorResume",
            "retry",
            "publisher",
            "concat",
            "merge",
            "zip",
            "distinct",
            "peek",
            "indexed",
            "on",
            "pages",
            "interval");

    private final World world;

    Sequences(World world) {
        this.world = world;
    }

    /** A source with some operators behind it. */
    Sequence any(@Nullable Resource user) {
        Sequence sequence = source(user);
        for (int left = world.choices.below(4); left > 0; left--) {
            sequence = shaped(sequence, user);
        }
        return sequence;
    }

    /** Numbers from 0, of a resource that is open while they are pulled. */
    Sequence source(@Nullable Resource user) {
        int length = world.choices.below(4);
        List<Integer> model = IntStream.range(0, length).boxed().toList();
        if (world.choices.chance(30)) {
            boolean ahead = world.choices.chance(30);
            if (ahead) {
                world.failures.happenSideBySide();
            }
            AsyncIterable<Integer> generated = () -> new Iteration(new Resource(world, user), length).iterator(ahead);
            return new Sequence(generated, model, true);
        }
        AsyncIterable<Integer> source =
                AsyncIterable.defer(() -> AsyncIterable.using(Managers.any(world, user), opened -> {
                    Numbers numbers = new Numbers(opened, length);
                    return AsyncIterable.next(numbers::next);
                }));
        return new Sequence(source, model, true);
    }

    private Sequence shaped(Sequence it, @Nullable Resource user) {
        int kind = world.choices.below(OPERATORS.size());
        world.say("operator", OPERATORS.get(kind));
        AsyncIterable<Integer> source = it.source();
        switch (OPERATORS.get(kind)) {
            case "map":
                return it.each(source.map(n -> n + 1), n -> List.of(n + 1));
            case "mapAwait":
                return it.same(source.mapAwait(n -> step("mapAwait", n)));
            case "filter":
                return it.each(source.filter(n -> n % 2 == 0), n -> n % 2 == 0 ? List.of(n) : List.of());
            case "filterAwait":
                return it.each(
                        source.filterAwait(n -> step("filterAwait", n % 2 == 0)),
                        n -> n % 2 == 0 ? List.of(n) : List.of());
            case "limit":
                return it.whole(source.limit(2), list -> list.subList(0, Math.min(2, list.size())));
            case "skip":
                return it.whole(source.skip(1), list -> list.subList(Math.min(1, list.size()), list.size()));
            case "takeWhile":
                return it.whole(
                        source.takeWhile(n -> n < 2),
                        list -> list.stream().takeWhile(n -> n < 2).toList());
            case "distinct":
                return it.whole(
                        source.distinct(), list -> list.stream().distinct().toList());
            case "peek":
                return it.same(source.peek(n -> world.say("peek", n)));
            case "indexed":
                return it.same(source.indexed().map(Indexed::value));
            case "on":
                return it.same(source.on(Runnable::run));
            case "pages":
                Sequence paged = paged();
                return it.then(paged, AsyncIterable.concat(source, paged.source()));
            case "interval":
                return it.whole(
                        AsyncIterable.zip(source, AsyncIterable.interval(Managers.someTime(world)), (n, tick) -> n),
                        list -> list);
            case "dropWhile":
                return it.whole(
                        source.dropWhile(n -> n < 2),
                        list -> list.stream().dropWhile(n -> n < 2).toList());
            case "scan":
                return it.whole(source.scan(0, Integer::sum), Sequences::sums);
            case "windowFixed":
                return it.same(source.windowFixed(2).flatMap(AsyncIterable::from));
            case "mapMulti":
                return it.each(
                        source.mapMulti((n, out) -> {
                            out.accept(n);
                            out.accept(-n);
                        }),
                        n -> List.of(n, -n));
            case "flatMap":
                Sequence inner = source(user);
                return it.each(source.flatMap(n -> inner.source()), n -> inner.model());
            case "onClose":
                return it.same(source.onClose(outcome -> world.say("onClose", outcome)));
            case "prefetch":
                world.failures.happenSideBySide();
                return it.same(source.prefetch(1 + world.choices.below(2)));
            case "mapConcurrent":
                world.failures.happenSideBySide();
                return it.same(source.mapConcurrent(1 + world.choices.below(3), n -> step("mapConcurrent", n)));
            case "mapConcurrentUnordered":
                world.failures.happenSideBySide();
                return it.same(source.mapConcurrentUnordered(1 + world.choices.below(3), n -> step("unordered", n)))
                        .unordered();
            case "windowTimed":
                world.failures.happenSideBySide();
                return it.same(source.windowTimed(2, Managers.someTime(world)).flatMap(AsyncIterable::from));
            case "timeout":
                world.failures.happenSideBySide();
                // Who sets a limit does not wait for a close either.
                Sequence limited = loose();
                return it.then(
                        limited, AsyncIterable.concat(source, limited.source().timeout(Managers.someTime(world))));
            case "onErrorResume":
                Sequence other = source(user);
                return it.unknown(source.onErrorResume(failure -> {
                    world.failures.handle(failure);
                    return other.source();
                }));
            case "retry":
                return it.unknown(told(source).retry(1));
            case "publisher":
                world.failures.happenSideBySide();
                // Nobody can wait for the cancellation of a publisher.
                Sequence published = loose();
                Flow.Publisher<Integer> publisher = published.source();
                AsyncIterable<Integer> subscribed = AsyncIterable.from(publisher, 1 + world.choices.below(3));
                return it.then(published, AsyncIterable.concat(source, subscribed));
            default:
                return combined(OPERATORS.get(kind), it, user);
        }
    }

    /** Numbers that come two at a time, of no resource. */
    private Sequence paged() {
        List<List<Integer>> pages = List.of(List.of(0, 1), List.of(), List.of(2));
        AsyncIterable<Integer> source = AsyncIterable.defer(() -> {
            Iterator<List<Integer>> left = pages.iterator();
            return AsyncIterable.pages(() -> step("page", left.hasNext() ? left.next() : null));
        });
        return new Sequence(source, List.of(0, 1, 2), true);
    }

    /** Numbers of a resource that may outlive what is around it. */
    private Sequence loose() {
        int length = world.choices.below(4);
        AsyncIterable<Integer> source =
                AsyncIterable.defer(() -> AsyncIterable.using(Managers.generated(Resource.loose(world)), opened -> {
                    Numbers numbers = new Numbers(opened, length);
                    return AsyncIterable.next(numbers::next);
                }));
        return new Sequence(source, IntStream.range(0, length).boxed().toList(), true);
    }

    private Sequence combined(String how, Sequence it, @Nullable Resource user) {
        if (how.equals("nothing")) {
            return it;
        }
        Sequence other = source(user);
        switch (how) {
            case "concat":
                return it.then(other, AsyncIterable.concat(it.source(), other.source()));
            case "merge":
                world.failures.happenSideBySide();
                return it.then(other, AsyncIterable.merge(it.source(), other.source()))
                        .unordered();
            default:
                return it.whole(
                        AsyncIterable.zip(it.source(), other.source(), Integer::sum),
                        list -> IntStream.range(
                                        0, Math.min(list.size(), other.model().size()))
                                .mapToObj(i -> list.get(i) + other.model().get(i))
                                .toList());
        }
    }

    /** A source each failure of which somebody sees. */
    private AsyncIterable<Integer> told(AsyncIterable<Integer> source) {
        return source.onErrorResume(failure -> {
            world.failures.handle(failure);
            return AsyncIterable.failed(failure);
        });
    }

    private static List<Integer> sums(List<Integer> list) {
        List<Integer> sums = new ArrayList<>();
        int sum = 0;
        for (int n : list) {
            sum += n;
            sums.add(sum);
        }
        return sums;
    }

    private <T> @Nullable CompletionStage<T> step(String what, T value) {
        return new Step<>(world, what, "", value).mayPendForever().begin();
    }

    /** What is pulled. */
    private static final class Numbers {
        private final Resource resource;
        private final int length;
        private int next;

        Numbers(Resource resource, int length) {
            this.resource = resource;
            this.length = length;
        }

        @Nullable
        CompletionStage<Integer> next() {
            World world = resource.world();
            if (resource.isUsed()) {
                world.violate("calls of next never overlap", resource);
            }
            int n = next++;
            if (n > length) {
                world.violate("next is not called after the end", resource);
            }
            Step<Integer> step = new Step<>(world, "next of", resource, n < length ? Integer.valueOf(n) : null)
                    .uses(resource)
                    .mayPendForever();
            return resource.isLoose() ? step.startsAnyway().begin() : step.begin();
        }
    }

    /** As the processor writes it. */
    private static final class Iteration extends StageSource<Resource, Integer> {
        private final Numbers numbers;

        Iteration(Resource resource, int length) {
            super(new Managers.Generated(() -> resource, false), "Numbers.next");
            numbers = new Numbers(resource, length);
        }

        AsyncIterator<Integer> iterator(boolean ahead) {
            return ahead ? iterator(2) : iterator();
        }

        @Override
        protected void next(Resource self, StageOutlet<Integer> outlet) {
            while (outlet.put(numbers.next())) {
                // the outlet says when to stop
            }
        }
    }
}
