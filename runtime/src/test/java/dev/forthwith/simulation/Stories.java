package dev.forthwith.simulation;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import dev.forthwith.internal.observe.Watcher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a watcher of one world is told: of each thing its whole life, in order. Some worlds have none, so that they go the other way. */
final class Stories implements Watcher {
    /** Passes on to the watcher of the world that this thread runs. */
    static final class OfTheThread implements Watcher {
        private static final ThreadLocal<@Nullable Stories> CURRENT = new ThreadLocal<>();

        static void use(@Nullable Stories stories) {
            CURRENT.set(stories);
        }

        @Override
        public @Nullable Watch opens(Kind kind, String opener, String closer, Object subject) {
            Stories stories = CURRENT.get();
            return stories == null ? null : stories.opens(kind, opener, closer, subject);
        }
    }

    private enum State {
        OPENING,
        OPEN,
        CLOSING,
        OVER
    }

    private final World world;
    private final List<Story> stories = new ArrayList<>();

    Stories(World world) {
        this.world = world;
    }

    @Override
    public Watch opens(Kind kind, String opener, String closer, Object subject) {
        Story story = new Story(kind, opener);
        stories.add(story);
        return story;
    }

    /** When nothing pends any more. */
    void checkEnd() {
        stories.forEach(Story::checkEnd);
    }

    private final class Story implements Watch {
        private final Kind kind;
        private final String name;
        private State state = State.OPENING;

        Story(Kind kind, String name) {
            this.kind = kind;
            this.name = name;
        }

        private void pass(State from, State to) {
            if (state != from) {
                world.violate("a watcher is told one story", kind + " " + name + " " + state + " -> " + to);
            }
            state = to;
        }

        @Override
        public void opened() {
            pass(State.OPENING, State.OPEN);
        }

        @Override
        public void refused(Throwable failure) {
            pass(State.OPENING, State.OVER);
        }

        @Override
        public void element() {
            pass(State.OPEN, State.OPEN);
        }

        @Override
        public void closing(Outcome outcome, @Nullable Throwable failure) {
            pass(State.OPEN, State.CLOSING);
        }

        @Override
        public void closed(@Nullable Throwable failure) {
            pass(State.CLOSING, State.OVER);
        }

        void checkEnd() {
            if (state != State.OVER) {
                world.violate("a watcher is told of the end", kind + " " + name + " " + state);
            }
        }
    }
}
