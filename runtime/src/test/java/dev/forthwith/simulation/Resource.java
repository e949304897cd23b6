package dev.forthwith.simulation;

import dev.forthwith.Outcome;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A resource that knows the laws: exited once, after all that was opened inside of it, not while it is in use. */
final class Resource {
    private enum State {
        NEW,
        ENTERING,
        OPEN,
        EXITING,
        CLOSED
    }

    private final World world;
    private final @Nullable Resource outer;
    private final int number;
    private State state = State.NEW;
    private boolean loose;
    private boolean interruptible;
    private boolean subordinate;
    private int inside;
    private int uses;

    Resource(World world, @Nullable Resource outer) {
        this.world = world;
        this.outer = outer;
        this.number = world.name();
        world.opened(this);
    }

    /** A resource under a time limit, which may outlive what is around it. */
    static Resource loose(World world) {
        Resource resource = new Resource(world, null);
        resource.loose = true;
        return resource;
    }

    /** Its enter belongs to that of another one, which is not torn. */
    Resource subordinate() {
        subordinate = true;
        return this;
    }

    /** A cancel may end its enter. */
    void interruptible() {
        interruptible = true;
    }

    World world() {
        return world;
    }

    @Nullable
    CompletionStage<Resource> enter() {
        world.say("enter", this);
        if (state != State.NEW) {
            world.violate("a resource is entered once", this);
        }
        if (outer != null && outer.state != State.OPEN) {
            world.violate("nothing is entered in a resource that is not open", this);
        }
        state = State.ENTERING;
        Step<Resource> step = new Step<>(world, "enter of", this, this);
        if (subordinate) {
            step.untorn().startsAnyway();
        } else if (!interruptible) {
            step.untorn();
        }
        step.atEnd(() -> {
            if (step.isGood()) {
                entered();
            } else {
                state = State.CLOSED;
            }
        });
        CompletionStage<Resource> stage = null;
        try {
            stage = step.begin();
        } finally {
            if (stage == null) {
                state = State.CLOSED;
            }
        }
        return stage;
    }

    /** Somebody has opened it without waiting. */
    Resource isThere() {
        entered();
        return this;
    }

    private void entered() {
        world.say("entered", this);
        state = State.OPEN;
        if (outer != null) {
            outer.inside++;
        }
    }

    @Nullable
    CompletionStage<Boolean> exit(Outcome outcome, @Nullable Throwable failure) {
        world.say("exit " + outcome, this);
        if (state != State.OPEN) {
            world.violate("a resource is exited once, after it was entered", this);
        }
        if (inside != 0) {
            world.violate("exits run in reverse order, each awaited", this);
        }
        if (uses != 0) {
            world.violate("nothing is exited while it is in use", this);
        }
        if ((failure == null) != (outcome == Outcome.COMPLETED || outcome == Outcome.STOPPED)) {
            world.violate("an exit is given the failure with which its use ended", this);
        }
        state = State.EXITING;
        boolean handles = failure != null && world.choices.chance(8);
        if (handles && outcome == Outcome.FAILED) {
            world.failures.handle(failure);
        }
        CompletionStage<Boolean> stage = null;
        try {
            stage = new Step<>(world, "exit of", this, handles)
                    .untorn()
                    .startsAnyway()
                    .atEnd(this::exited)
                    .begin();
        } finally {
            if (stage == null) {
                exited();
            }
        }
        return stage;
    }

    private void exited() {
        world.say("exited", this);
        state = State.CLOSED;
        if (outer != null) {
            outer.inside--;
        }
    }

    void use() {
        if (state != State.OPEN) {
            world.violate("nothing is used that is not open", this);
        }
        uses++;
    }

    void unuse() {
        uses--;
    }

    boolean isUsed() {
        return uses > 0;
    }

    /** That it is not open, not any more or not at all. */
    void checkGone(String law) {
        if (state != State.NEW && state != State.CLOSED) {
            world.violate(law, this);
        }
    }

    /** Whether it may outlive what is around it. */
    boolean isLoose() {
        return loose;
    }

    @Override
    public String toString() {
        return "r" + number;
    }
}
