package dev.forthwith.testkit;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One pass over a source, driven step by step, and what is seen of it from outside. */
final class Pass {
    private final World world;
    private final String name;
    private final AsyncIterator<?> iterator;
    private final List<Object> elements = new ArrayList<>();

    private Pass(World world, String name, AsyncIterable<?> source) {
        this.world = world;
        this.name = name;
        world.say(name + " begins");
        this.iterator = source.iterator();
    }

    static Pass begin(World world, AsyncIterable<?> source) {
        return new Pass(world, "the loop", source);
    }

    static Pass beginOneOfMany(World world, int number, AsyncIterable<?> source) {
        return new Pass(world, "loop " + number, source);
    }

    /** Goes to the next element; false at the end. */
    boolean advance() {
        Ended ended = beginToAdvance();
        world.await(ended, Law.ENDS, name + "'s advance");
        if (ended.failure() != null) {
            throw world.broken(Law.ENDS_WELL, name + "'s advance", ended);
        }
        boolean more = Boolean.TRUE.equals(ended.value());
        if (more) {
            Object element = iterator.current();
            if (element == null) {
                throw world.broken(Law.NO_NULL, "element " + elements.size() + " is null");
            }
            world.say(name + ": " + element);
            elements.add(element);
            world.open();
        } else {
            world.say(name + ": the end");
        }
        return more;
    }

    /** Takes so many elements, or all; false if there are not so many. */
    boolean take(int count) {
        for (int i = 0; i < count; i++) {
            if (!advance()) {
                return false;
            }
        }
        return true;
    }

    Ended beginToAdvance() {
        world.say(name + " advances");
        return Ended.observe(stage(iterator.advance(), "advance()"));
    }

    List<Object> elements() {
        return elements;
    }

    /** Closes it, and looks that nothing is open when that has ended. */
    void close() {
        Ended closed = beginToClose(() -> world.requireClosed(Law.CLOSED));
        world.await(closed, Law.ENDS, name + "'s close");
        if (closed.failure() != null) {
            throw world.broken(Law.ENDS_WELL, name + "'s close ended " + closed);
        }
    }

    Ended beginToClose(Runnable look) {
        world.say(name + " is closed");
        return Ended.observe(stage(iterator.close(Outcome.STOPPED, null), "close()"), ended -> {
            world.open();
            world.say(name + "'s close ends " + ended);
            look.run();
        });
    }

    private <T> CompletionStage<T> stage(CompletionStage<T> stage, String method) {
        if (stage == null) {
            throw world.broken(Law.ENDS_WELL, method + " returned null instead of a stage");
        }
        return stage;
    }
}
