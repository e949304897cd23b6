package dev.forthwith.picture;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.picture.Picture.Element;
import dev.forthwith.picture.Picture.End;
import dev.forthwith.picture.Picture.Failure;
import dev.forthwith.picture.Picture.Kind;
import dev.forthwith.picture.Picture.Lane;
import dev.forthwith.picture.Picture.Mark;
import dev.forthwith.picture.Picture.Pull;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that is recorded: when it was asked for an element, when that came, and when and how it was closed. */
final class Marbles<T> implements AsyncIterable<T> {
    private static final long CLOSE = 6;

    private final Scene scene;
    private final Lane lane;
    private final long pace;
    private final List<T> elements;
    private int failures;

    Marbles(Scene scene, String label, long pace, List<T> elements) {
        this.scene = scene;
        this.lane = scene.lane(label);
        this.pace = pace;
        this.elements = elements;
    }

    /** Fails where it would end, as many times. */
    Marbles<T> failing(int times) {
        failures = times;
        return this;
    }

    @Override
    public AsyncIterator<T> iterator() {
        AtomicInteger next = new AtomicInteger();
        return new AsyncIterator<>() {
            @Override
            public CompletionStage<Boolean> advance() {
                lane.add(new Pull(scene.now()));
                return scene.after(pace, () -> arrives(next.getAndIncrement()));
            }

            @Override
            public T current() {
                return elements.get(next.get() - 1);
            }

            @Override
            public CompletionStage<Void> close(Outcome outcome, Throwable failure) {
                String how = outcome.name().toLowerCase(Locale.ROOT);
                return scene.span(lane, Kind.EXIT, "", scene.after(CLOSE, () -> {
                    lane.add(new Mark(scene.now(), Kind.EXIT, how));
                    return null;
                }));
            }
        };
    }

    private boolean arrives(int index) {
        if (index < elements.size()) {
            lane.add(new Element(scene.now(), String.valueOf(elements.get(index))));
            return true;
        }
        if (failures > 0) {
            failures--;
            lane.add(new Failure(scene.now()));
            throw new IllegalStateException("broken");
        }
        lane.add(new End(scene.now()));
        return false;
    }
}
