package bench;

import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import dev.forthwith.generated.Results;
import dev.forthwith.generated.StageOutlet;
import dev.forthwith.generated.StageSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

final class AsyncSource0 implements AsyncIterable<String> {
    private final Call<? extends Source0> factory;

    private AsyncSource0(Call<? extends Source0> factory) {
        this.factory = factory;
    }

    static AsyncSource0 of(String url, int left) {
        return new AsyncSource0(() -> new Source0(url, left));
    }

    static AsyncSource0 from(Callable<? extends Source0> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncSource0(factory::call);
    }

    @Override
    public AsyncIterator<String> iterator() {
        return new Iteration(factory).iterator();
    }

    private static final class Iteration extends StageSource<Source0, String> {
        Iteration(Call<? extends Source0> factory) {
            super(new Lifecycle(factory), "Source0.next");
        }

        @Override
        protected void next(Source0 self, StageOutlet<String> outlet) throws Throwable {
            while (outlet.put(self.next())) {
                // the outlet says when to stop
            }
        }
    }

    private static final class Lifecycle extends GeneratedContext<Source0, Void, Source0> {
        Lifecycle(Call<? extends Source0> factory) {
            super(factory);
        }

        @Override
        public String enterName() {
            return "Source0.enter()";
        }

        @Override
        public String exitName() {
            return "Source0.close()";
        }

        @Override
        protected CompletionStage<? extends Void> enter(Source0 self) {
            return Results.done();
        }

        @Override
        protected Source0 resource(Source0 self, Void arrived) {
            return self;
        }

        @Override
        protected CompletionStage<?> exit(Source0 self, Source0 resource, Outcome outcome,
                Throwable failure) throws Throwable {
            self.close();
            return Results.done();
        }
    }
}
