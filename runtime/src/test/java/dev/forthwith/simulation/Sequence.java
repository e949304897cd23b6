package dev.forthwith.simulation;

import dev.forthwith.AsyncIterable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A source and what must come out of it.
 *
 * @param source what is iterated
 * @param model its elements; null if failures and time decide which they are
 * @param ordered whether they come in the order of the model
 */
record Sequence(AsyncIterable<Integer> source, @Nullable List<Integer> model, boolean ordered) {
    /** Behind an operator that treats each element on its own. */
    Sequence each(AsyncIterable<Integer> shaped, Function<Integer, List<Integer>> fn) {
        return new Sequence(
                shaped,
                model == null
                        ? null
                        : model.stream().flatMap(n -> fn.apply(n).stream()).toList(),
                ordered);
    }

    /** Behind an operator that changes nothing. */
    Sequence same(AsyncIterable<Integer> shaped) {
        return new Sequence(shaped, model, ordered);
    }

    /** Behind an operator that looks at the order, so that nothing is known where there is none. */
    Sequence whole(AsyncIterable<Integer> shaped, Function<List<Integer>, List<Integer>> fn) {
        return new Sequence(shaped, model == null || !ordered ? null : fn.apply(model), ordered);
    }

    /** Its elements and those of another one. */
    Sequence then(Sequence other, AsyncIterable<Integer> combined) {
        return new Sequence(
                combined,
                model == null || other.model == null
                        ? null
                        : Stream.concat(model.stream(), other.model.stream()).toList(),
                ordered && other.ordered);
    }

    Sequence unordered() {
        return new Sequence(source, model, false);
    }

    Sequence unknown(AsyncIterable<Integer> shaped) {
        return new Sequence(shaped, null, ordered);
    }

    /** Checks what comes out. */
    Delivery deliver(World world) {
        return new Delivery(world, this);
    }

    /** The law of elements: each comes once, in order, and all have come at the end. */
    static final class Delivery {
        private final World world;
        private final @Nullable List<Integer> left;
        private final boolean ordered;

        Delivery(World world, Sequence sequence) {
            this.world = world;
            this.left = sequence.model == null ? null : new ArrayList<>(sequence.model);
            this.ordered = sequence.ordered;
        }

        void came(Integer element) {
            world.say("element", element);
            if (left == null || world.failures.isAnyHandled()) {
                // What a source whose failure was handled would still have brought is left out.
                return;
            }
            boolean expected = ordered ? !left.isEmpty() && left.remove(0).equals(element) : left.remove(element);
            if (!expected) {
                world.violate("every element comes once, in order", element);
                throw new IllegalStateException("an element too much, of a source that may bring them for ever");
            }
        }

        /** It went through well, and was not stopped. */
        void completed() {
            if (left != null && !left.isEmpty() && !world.failures.isAnyHandled()) {
                world.violate(
                        "no element is left out",
                        left.stream().map(String::valueOf).collect(Collectors.joining(" ")));
            }
        }
    }
}
