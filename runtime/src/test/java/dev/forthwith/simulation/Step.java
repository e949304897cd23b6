package dev.forthwith.simulation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What user code does when it is called: it yields a stage, ready or pending, throws, or returns null. While the stage pends, the
 * resource that it uses is in use; it lets go of it before anybody is told of the end.
 */
final class Step<T> extends CompletableFuture<T> {
    private enum Manner {
        /** Ends at once when it is cancelled. */
        PROMPT,
        /** When it is cancelled it still takes its time to end. */
        SLOW,
        /** Nobody may cancel it: an enter, an exit. */
        UNTORN
    }

    private final World world;
    private final String what;
    private final Object whose;
    private final @Nullable T value;
    private Manner manner = Manner.PROMPT;
    private boolean mayPendForever;
    private boolean asked;
    private boolean startsAnyway;
    private @Nullable Resource user;
    private @Nullable Runnable atEnd;
    private @Nullable Fault fault;

    Step(World world, String what, Object whose, @Nullable T value) {
        this.world = world;
        this.what = what;
        this.whose = whose;
        this.value = value;
    }

    Step<T> uses(@Nullable Resource resource) {
        user = resource;
        return this;
    }

    Step<T> untorn() {
        manner = Manner.UNTORN;
        return this;
    }

    /** It gives something back, or belongs to what goes on: it starts, although all was cancelled. */
    Step<T> startsAnyway() {
        startsAnyway = true;
        return this;
    }

    /** Someday somebody will cancel it, and only then it ends. */
    Step<T> mayPendForever() {
        mayPendForever = true;
        return this;
    }

    /** What happens when it ends, however, before anybody is told. Not if it throws or returns null. */
    Step<T> atEnd(Runnable action) {
        atEnd = action;
        return this;
    }

    /** Whether it ends well. */
    boolean isGood() {
        return fault == null && !asked;
    }

    /** What the call yields. */
    @Nullable
    CompletionStage<T> begin() {
        world.stepTaken();
        if (!startsAnyway && !world.mayAnythingStart()) {
            world.violate("nothing starts after a cancel", this);
        }
        world.meddle();
        boolean faulty = world.isFaulty();
        int how = faulty ? world.choices.below(4) : 0;
        if (how == 3) {
            world.say("returns null:", this);
            return null;
        }
        if (how == 2) {
            throw world.occurs(this);
        }
        if (!world.choices.chance(60)) {
            if (faulty) {
                fault = world.occurs(this);
                finish();
                return failedFuture(fault);
            }
            finish();
            return completedFuture(value);
        }
        if (user != null) {
            user.use();
        }
        if (manner == Manner.PROMPT && world.choices.chance(25)) {
            manner = Manner.SLOW;
        }
        world.pends(this, faulty, mayPendForever && world.choices.chance(3));
        return this;
    }

    private void finish() {
        Runnable action = atEnd;
        atEnd = null;
        if (action != null) {
            action.run();
        }
    }

    private void letGo() {
        Resource used = user;
        user = null;
        if (used != null) {
            used.unuse();
        }
        finish();
    }

    /** Its turn has come. */
    void end(boolean faulty) {
        if (isDone()) {
            return;
        }
        if (asked) {
            world.say("ends cancelled:", this);
            letGo();
            super.cancel(false);
        } else if (faulty) {
            fault = world.occurs(this);
            letGo();
            completeExceptionally(fault);
        } else {
            world.say("ends:", this);
            letGo();
            complete(value);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) {
            return false;
        }
        world.say("is cancelled:", this);
        switch (manner) {
            case UNTORN:
                world.violate("an enter and an exit are not torn", this);
                return false;
            case SLOW:
                if (!asked) {
                    asked = true;
                    world.comesToAnEnd(this);
                }
                return false;
            default:
                asked = true;
                letGo();
                return completeExceptionally(new CancellationException());
        }
    }

    @Override
    public String toString() {
        return what + " " + whose;
    }
}
