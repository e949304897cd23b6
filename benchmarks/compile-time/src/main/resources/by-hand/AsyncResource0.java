package bench;

import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.Outcome;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.GeneratedContext;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

final class AsyncResource0 implements AsyncContextManager<String> {
    private final Call<? extends Resource0> factory;

    private AsyncResource0(Call<? extends Resource0> factory) {
        this.factory = factory;
    }

    static AsyncResource0 of(String url, int timeout) {
        return new AsyncResource0(() -> new Resource0(url, timeout));
    }

    static AsyncResource0 from(Callable<? extends Resource0> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncResource0(factory::call);
    }

    @Override
    public AsyncContext<String> context() {
        return new Context(factory);
    }

    private static final class Context extends GeneratedContext<Resource0, String, String> {
        Context(Call<? extends Resource0> factory) {
            super(factory);
        }

        @Override
        public String enterName() {
            return "Resource0.open()";
        }

        @Override
        public String exitName() {
            return "Resource0.close()";
        }

        @Override
        protected CompletionStage<? extends String> enter(Resource0 self) throws Throwable {
            return self.open();
        }

        @Override
        protected String resource(Resource0 self, String arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(Resource0 self, String resource, Outcome outcome,
                Throwable failure) throws Throwable {
            return self.close(resource, outcome);
        }
    }
}
