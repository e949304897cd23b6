package dev.forthwith.internal.bridge;

import dev.forthwith.Generator;
import dev.forthwith.Outcome;
import dev.forthwith.internal.failure.Dropped;
import dev.forthwith.internal.failure.Failures;
import dev.forthwith.internal.iterate.Source;
import dev.forthwith.internal.task.Stages;
import java.lang.ref.Cleaner;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The elements that a generator emits on a thread of its own. One that nobody can reach any more is closed as well. */
public final class GeneratorSource<T> extends Source<T> {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Handshake<T> handshake;
    private boolean begun;

    public GeneratorSource(Generator<T> generator) {
        this.handshake = new Handshake<>(generator);
    }

    @Override
    public Object pull() throws Throwable {
        if (!begun) {
            begun = true;
            Handshake<T> abandoned = handshake;
            CLEANER.register(this, () -> abandon(abandoned));
        }
        return await(handshake.demand());
    }

    private static void abandon(Handshake<?> abandoned) {
        Stages.observe(abandoned.close(), (nothing, failure) -> {
            if (failure != null) {
                Dropped.reportLate("a generator that was abandoned failed", Failures.unwrap(failure));
            }
        });
    }

    @Override
    public Object resume(@Nullable Object answer) {
        return Objects.requireNonNull(answer);
    }

    @Override
    public CompletionStage<?> close(Outcome outcome, @Nullable Throwable failure) {
        return handshake.close();
    }

    @Override
    public String name() {
        return "the generator";
    }
}
