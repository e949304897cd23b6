package dev.forthwith.bench;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.StageOutlet;
import dev.forthwith.generated.StageSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code S[1,2,3]}: logs {@code next#k} and {@code close(outcome)}, and counts both. Each iteration begins anew; the counts go on.
 */
public final class Numbers implements AsyncIterable<Integer> {
    /** How it is made. */
    public enum Form {
        /** As the processor writes it, with a life cycle. */
        GENERATED,
        /** Somebody's own implementation of the interfaces. */
        FOREIGN
    }

    private final Bench bench;
    private final Form form;
    private final List<Integer> elements;
    private int failAt = -1;
    private Throwable failure;
    private boolean failByThrowing;
    private int gateAt = -1;
    private Gate gate = Gate.opened();
    private volatile CompletableFuture<?> gated;
    private Throwable factoryThrows;
    private Throwable enterFails;
    private Gate enterGate = Gate.opened();
    private Throwable closeFails;
    private Gate closeGate = Gate.opened();
    private final AtomicInteger iterators = new AtomicInteger();
    private final AtomicInteger nexts = new AtomicInteger();
    private final AtomicInteger closes = new AtomicInteger();

    Numbers(Bench bench, Form form, List<Integer> elements) {
        this.bench = bench;
        this.form = form;
        this.elements = elements;
    }

    /** {@code !E@k}: pull k, counted from 1, yields a failed stage. */
    public Numbers failsAt(int pull, Throwable with) {
        failAt = pull;
        failure = with;
        return this;
    }

    /** Pull k throws. */
    public Numbers throwsAt(int pull, Throwable with) {
        failByThrowing = true;
        return failsAt(pull, with);
    }

    /** Pull k waits at the gate. */
    public Numbers waitsAt(int pull, Gate at) {
        gateAt = pull;
        gate = at;
        return this;
    }

    public Numbers factoryThrows(Throwable with) {
        factoryThrows = with;
        return this;
    }

    /** Only of the generated form: a foreign one has no enter. */
    public Numbers enterFails(Throwable with) {
        enterFails = with;
        return this;
    }

    /** Only of the generated form: a foreign one has no enter. */
    public Numbers enterGate(Gate at) {
        enterGate = at;
        return this;
    }

    public Numbers closeFails(Throwable with) {
        closeFails = with;
        return this;
    }

    public Numbers closeGate(Gate at) {
        closeGate = at;
        return this;
    }

    /** How many iterations were opened. */
    public int iterators() {
        return iterators.get();
    }

    public int nexts() {
        return nexts.get();
    }

    public int closes() {
        return closes.get();
    }

    /** The stage that waits at the gate. */
    public CompletableFuture<?> gated() {
        return gated;
    }

    @Override
    public AsyncIterator<Integer> iterator() {
        if (form == Form.FOREIGN) {
            return new Foreign(make());
        }
        return new Iteration(new Lifecycle(this::make)).iterator();
    }

    private State make() {
        iterators.incrementAndGet();
        if (factoryThrows != null) {
            throw Twin.sneak(factoryThrows);
        }
        return new State();
    }

    private final class State {
        private int pulls;

        CompletionStage<Integer> next() {
            int pull = ++pulls;
            nexts.incrementAndGet();
            bench.say("next#" + pull);
            if (pull == failAt && failByThrowing) {
                throw Twin.sneak(failure);
            }
            if (pull == gateAt) {
                CompletableFuture<Integer> stage = new CompletableFuture<>();
                gated = stage;
                gate.reach()
                        .whenComplete((opened, never) -> bench.twin()
                                .stage(() -> answer(pull))
                                .whenComplete((element, problem) -> {
                                    if (problem == null) {
                                        stage.complete(element);
                                    } else {
                                        stage.completeExceptionally(problem);
                                    }
                                }));
                return stage;
            }
            return bench.twin().stage(() -> answer(pull));
        }

        private Integer answer(int pull) {
            if (pull == failAt) {
                throw Twin.sneak(failure);
            }
            return pull <= elements.size() ? elements.get(pull - 1) : null;
        }

        CompletionStage<Void> close(Outcome outcome, Throwable problem) {
            closes.incrementAndGet();
            bench.say("close(" + Bench.described(outcome, problem) + ")");
            bench.closed();
            return bench.twin().stage(closeGate.reach(), () -> {
                bench.say("closed");
                if (closeFails != null) {
                    throw Twin.sneak(closeFails);
                }
                return null;
            });
        }
    }

    private final class Lifecycle extends GeneratedContext<State, State, State> {
        Lifecycle(Call<State> factory) {
            super(factory);
        }

        @Override
        public String enterName() {
            return "Numbers.open()";
        }

        @Override
        public String exitName() {
            return "Numbers.close()";
        }

        @Override
        protected CompletionStage<State> enter(State self) {
            return bench.twin().stage(enterGate.reach(), () -> {
                if (enterFails != null) {
                    throw Twin.sneak(enterFails);
                }
                bench.opened();
                return self;
            });
        }

        @Override
        protected State resource(State self, State arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(State self, State resource, Outcome outcome, Throwable problem) {
            return self.close(outcome, problem);
        }
    }

    private static final class Iteration extends StageSource<State, Integer> {
        Iteration(Lifecycle lifecycle) {
            super(lifecycle, "Numbers.next");
        }

        @Override
        protected void next(State self, StageOutlet<Integer> outlet) {
            while (outlet.put(self.next())) {
                // the outlet says when to stop
            }
        }
    }

    private final class Foreign implements AsyncIterator<Integer> {
        private final State state;
        private Integer current;

        Foreign(State state) {
            this.state = state;
            bench.opened();
        }

        @Override
        public CompletionStage<Boolean> advance() {
            CompletionStage<Integer> next = state.next();
            CompletableFuture<Boolean> answer = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterruptIfRunning) {
                    return next.toCompletableFuture().cancel(mayInterruptIfRunning);
                }
            };
            next.whenComplete((element, problem) -> {
                current = element;
                if (problem == null) {
                    answer.complete(element != null);
                } else {
                    answer.completeExceptionally(problem);
                }
            });
            return answer;
        }

        @Override
        public Integer current() {
            return current;
        }

        @Override
        public CompletionStage<Void> close(Outcome outcome, Throwable problem) {
            return state.close(outcome, problem);
        }
    }
}
