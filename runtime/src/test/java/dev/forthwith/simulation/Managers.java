package dev.forthwith.simulation;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.Outcome;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.StackedContext;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The ways to make a resource known to the library: two functions, generated code, and what is made of other managers. */
final class Managers {
    private Managers() {}

    /** A manager of a new resource, for one use. */
    static AsyncContextManager<Resource> any(World world, @Nullable Resource outer) {
        switch (world.choices.below(13)) {
            case 0:
            case 1:
            case 2:
                return functions(new Resource(world, outer));
            case 3:
            case 4:
                return generated(new Resource(world, outer));
            case 5:
                Resource interruptible = new Resource(world, outer);
                interruptible.interruptible();
                return () -> new Generated(() -> interruptible, true);
            case 6:
                return stacked(world, outer);
            case 7:
                Resource built = new Resource(world, outer);
                return AsyncContextManager.build(
                        stack -> stack.enter(functions(built)).thenCompose(first -> stack.enter(any(world, first))));
            case 8:
                return functions(new Resource(world, outer)).map(entered -> entered);
            case 9:
                return functions(new Resource(world, outer)).flatMap(entered -> any(world, entered));
            case 10:
                Resource foreign = new Resource(world, outer);
                return () -> new Foreign(foreign);
            case 11:
                return generated(Resource.loose(world)).enterTimeout(someTime(world));
            default:
                return generated(Resource.loose(world)).exitTimeout(someTime(world));
        }
    }

    static Duration someTime(World world) {
        return Duration.ofMillis(1 + world.choices.below(3));
    }

    static AsyncContextManager<Resource> functions(Resource resource) {
        return AsyncContextManager.of(resource::enter, (entered, outcome, failure) -> entered.exit(outcome, failure));
    }

    static AsyncContextManager<Resource> generated(Resource resource) {
        return () -> new Generated(() -> resource, false);
    }

    private static AsyncContextManager<Resource> stacked(World world, @Nullable Resource outer) {
        Resource first = new Resource(world, outer);
        return () -> new Stacked(() -> new Resource(world, first).subordinate(), first);
    }

    /** Somebody's own implementation. */
    private record Foreign(Resource resource) implements AsyncContext<Resource> {
        @Override
        public @Nullable CompletionStage<Resource> enter() {
            return resource.enter();
        }

        @Override
        public @Nullable CompletionStage<Boolean> exit(Outcome outcome, @Nullable Throwable failure) {
            return resource.exit(outcome, failure);
        }
    }

    /** As the processor writes it. */
    static final class Generated extends GeneratedContext<Resource, Resource, Resource> {
        private final boolean interruptible;

        Generated(Call<Resource> factory, boolean interruptible) {
            super(factory);
            this.interruptible = interruptible;
        }

        @Override
        public String enterName() {
            return "Resource.enter()";
        }

        @Override
        public String exitName() {
            return "Resource.exit()";
        }

        @Override
        protected @Nullable CompletionStage<Resource> enter(Resource self) {
            return self.enter();
        }

        @Override
        protected Resource resource(Resource self, Resource arrived) {
            return arrived;
        }

        @Override
        protected @Nullable CompletionStage<Boolean> exit(
                Resource self, Resource resource, Outcome outcome, @Nullable Throwable failure) {
            return resource.exit(outcome, failure);
        }

        @Override
        protected boolean interruptible() {
            return interruptible;
        }
    }

    /** As the processor writes it for an enter method that is given a stack, here for another resource around its own. */
    private static final class Stacked extends StackedContext<Resource, Resource, Resource> {
        private final Resource first;

        Stacked(Call<Resource> factory, Resource first) {
            super(factory);
            this.first = first;
        }

        @Override
        public String enterName() {
            return "Stacked.enter()";
        }

        @Override
        public String exitName() {
            return "Stacked.exit()";
        }

        @Override
        protected CompletionStage<Resource> enter(Resource self, AsyncExitStack stack) {
            return stack.enter(functions(first)).thenCompose(entered -> self.enter());
        }

        @Override
        protected Resource resource(Resource self, Resource arrived) {
            return arrived;
        }

        @Override
        protected @Nullable CompletionStage<Boolean> exit(
                Resource self, Resource resource, Outcome outcome, @Nullable Throwable failure) {
            return resource.exit(outcome, failure);
        }
    }
}
