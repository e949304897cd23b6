package dev.forthwith.bench;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import java.util.concurrent.CompletionStage;

/**
 * {@code R(a)}: logs {@code enter:a}, {@code entered:a}, {@code exit:a(outcome)}, {@code exited:a}. Its resource is its name.
 *
 * <p>What is called {@code Throws} fails at the call, what is called {@code Fails} fails the stage.
 */
public final class Resource implements AsyncContextManager<String> {
    /** How it is made. */
    public enum Form {
        FUNCTIONS,
        GENERATED
    }

    private final Bench bench;
    private final String name;
    private final Form form;
    private Throwable enterThrows;
    private Throwable enterFails;
    private boolean enterNull;
    private Gate enterGate = Gate.opened();
    private Throwable exitThrows;
    private Throwable exitFails;
    private boolean exitNull;
    private Gate exitGate = Gate.opened();
    private Boolean handles;
    private volatile Throwable seen;

    Resource(Bench bench, String name, Form form) {
        this.bench = bench;
        this.name = name;
        this.form = form;
    }

    public Resource enterThrows(Throwable failure) {
        enterThrows = failure;
        return this;
    }

    public Resource enterFails(Throwable failure) {
        enterFails = failure;
        return this;
    }

    public Resource enterNull() {
        enterNull = true;
        return this;
    }

    public Resource enterGate(Gate gate) {
        enterGate = gate;
        return this;
    }

    public Resource exitThrows(Throwable failure) {
        exitThrows = failure;
        return this;
    }

    public Resource exitFails(Throwable failure) {
        exitFails = failure;
        return this;
    }

    public Resource exitNull() {
        exitNull = true;
        return this;
    }

    public Resource exitGate(Gate gate) {
        exitGate = gate;
        return this;
    }

    /** Its exit yields true. */
    public Resource handles() {
        handles = true;
        return this;
    }

    /** The failure that the last exit was given. */
    public Throwable seen() {
        return seen;
    }

    @Override
    public AsyncContext<String> context() {
        return form == Form.FUNCTIONS
                ? AsyncContextManager.<String>of(this::begin, (value, outcome, failure) -> end(outcome, failure))
                        .context()
                : new Context(Resource.class::getName);
    }

    private CompletionStage<String> begin() {
        bench.say("enter:" + name);
        if (enterThrows != null) {
            throw Twin.sneak(enterThrows);
        }
        if (enterNull) {
            return null;
        }
        return bench.twin().stage(enterGate.reach(), () -> {
            if (enterFails != null) {
                throw Twin.sneak(enterFails);
            }
            bench.opened();
            bench.say("entered:" + name);
            return name;
        });
    }

    private CompletionStage<Boolean> end(Outcome outcome, Throwable failure) {
        bench.say("exit:" + name + "(" + Bench.described(outcome, failure) + ")");
        bench.closed();
        seen = failure;
        if (exitThrows != null) {
            throw Twin.sneak(exitThrows);
        }
        if (exitNull) {
            return null;
        }
        return bench.twin().stage(exitGate.reach(), () -> {
            bench.say("exited:" + name);
            if (exitFails != null) {
                throw Twin.sneak(exitFails);
            }
            return handles;
        });
    }

    /** As the processor writes it. */
    private final class Context extends GeneratedContext<String, String, String> {
        Context(Call<String> factory) {
            super(factory);
        }

        @Override
        public String enterName() {
            return "Resource.open()";
        }

        @Override
        public String exitName() {
            return "Resource.close()";
        }

        @Override
        protected CompletionStage<String> enter(String self) {
            return begin();
        }

        @Override
        protected String resource(String self, String arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(String self, String resource, Outcome outcome, Throwable failure) {
            return end(outcome, failure);
        }
    }
}
