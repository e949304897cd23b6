package dev.forthwith.simulation;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
    private final Resource outer;
    private final String name;
    private State state = State.NEW;
    private int inside;
    private int uses;

    Resource(World world, Resource outer) {
        this.world = world;
        this.outer = outer;
        this.name = "r" + world.name();
        world.opened(this);
    }

    AsyncContextManager<Resource> manager() {
        return AsyncContextManager.of(this::enter, (resource, outcome, failure) -> exit(outcome));
    }

    private CompletionStage<Resource> enter() {
        world.say("enter", name);
        if (state != State.NEW) {
            world.violate("a resource is entered once", name);
        }
        if (outer != null && outer.state != State.OPEN) {
            world.violate("nothing is entered in a resource that is not open", name);
        }
        state = State.ENTERING;
        Fault fault = world.chance(5) ? world.fault("enter of " + name) : null;
        if (fault != null) {
            throw world.thrown(fault);
        }
        CompletableFuture<Resource> entered = new CompletableFuture<>();
        world.stage("enter of " + name, 0, null).whenComplete((value, failure) -> {
            if (failure != null) {
                entered.completeExceptionally(failure);
                return;
            }
            world.say("entered", name);
            state = State.OPEN;
            if (outer != null) {
                outer.inside++;
            }
            entered.complete(this);
        });
        return entered;
    }

    private CompletionStage<Boolean> exit(Outcome outcome) {
        world.say("exit " + outcome, name);
        if (state != State.OPEN) {
            world.violate("a resource is exited once, after it was entered", name);
        }
        if (inside != 0) {
            world.violate("exits run in reverse order, each awaited", name);
        }
        if (uses != 0) {
            world.violate("nothing is exited while it is in use", name);
        }
        state = State.EXITING;
        boolean handles = outcome == Outcome.FAILED && world.chance(8);
        if (handles) {
            world.forgive();
        }
        CompletableFuture<Boolean> exited = new CompletableFuture<>();
        world.stage("exit of " + name, 0, null).whenComplete((value, failure) -> {
            world.say("exited", name);
            state = State.CLOSED;
            if (outer != null) {
                outer.inside--;
            }
            if (failure == null) {
                exited.complete(handles);
            } else {
                exited.completeExceptionally(failure);
            }
        });
        return exited;
    }

    void use() {
        if (state != State.OPEN) {
            world.violate("nothing is used that is not open", name);
        }
        uses++;
    }

    boolean isUsed() {
        return uses > 0;
    }

    void unuse() {
        uses--;
    }

    void checkEnd() {
        if (state == State.OPEN || state == State.EXITING) {
            world.violate("what was entered is exited before the result is visible", name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
