package golden;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.CheckReturnValue;
import dev.forthwith.annotation.ForthwithGenerated;
import dev.forthwith.generated.Call;
import dev.forthwith.generated.PageSource;
import dev.forthwith.generated.Results;
import dev.forthwith.generated.StackedContext;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous source of {@link Rows}:
 * entered by {@link Rows#open(AsyncExitStack)},
 * iterated by {@link Rows#page()},
 * exited by {@link Rows#close(Throwable, String, Outcome)}.
 *
 * <p>Made by {@code of} and {@code from}. Immutable: it may be used many times, and from many threads at once;
 * each use makes an instance.
 *
 * @param <R> as in {@link Rows}
 */
@Generated("dev.forthwith.processor.ForthwithProcessor")
@ForthwithGenerated
@CheckReturnValue
@NullMarked
final class AsyncRows<R extends Comparable<? super R>> implements AsyncIterable<R> {
    private final Call<? extends Rows<R>> factory;

    private AsyncRows(Call<? extends Rows<R>> factory) {
        this.factory = factory;
    }

    /**
     * Makes a source whose instances are made by
     * {@link Rows#Rows(List[])}.
     *
     * @param pages passed to the constructor
     * @param <R> as in {@link Rows}
     * @return the source
     */
    @SafeVarargs
    @SuppressWarnings({"all", "varargs"})
    static <R extends Comparable<? super R>> AsyncRows<R> of(List<R>... pages) {
        return new AsyncRows<>(() -> new Rows<R>(pages));
    }

    /**
     * Makes a source whose instances are made by a function.
     *
     * @param factory makes an instance for each use
     * @param <R> as in {@link Rows}
     * @return the source
     */
    static <R extends Comparable<? super R>> AsyncRows<R> from(
            Callable<? extends Rows<R>> factory) {
        Objects.requireNonNull(factory, "factory");
        return new AsyncRows<>(factory::call);
    }

    @Override
    public AsyncIterator<R> iterator() {
        return new Iteration<>(factory).iterator(2);
    }

    /**
     * One iteration over a {@link Rows}.
     */
    private static final class Iteration<R extends Comparable<? super R>>
            extends PageSource<Rows<R>, List<R>, R> {
        Iteration(Call<? extends Rows<R>> factory) {
            super(new Lifecycle<>(factory), "Rows.page");
        }

        @Override
        protected boolean interruptible() {
            return false;
        }

        @Override
        protected CompletionStage<? extends List<R>> nextPage(Rows<R> self) throws Throwable {
            return Results.blocking(() -> self.page());
        }

        @Override
        protected Iterator<? extends R> elements(List<R> page) {
            return page.iterator();
        }
    }

    /**
     * One use of a {@link Rows}.
     */
    private static final class Lifecycle<R extends Comparable<? super R>>
            extends StackedContext<Rows<R>, String, String> {
        Lifecycle(Call<? extends Rows<R>> factory) {
            super(factory);
        }

        @Override
        protected boolean interruptible() {
            return true;
        }

        @Override
        protected CompletionStage<? extends String> enter(Rows<R> self, AsyncExitStack stack)
                throws Throwable {
            return Results.blocking(() -> self.open(stack));
        }

        @Override
        protected String resource(Rows<R> self, String arrived) {
            return arrived;
        }

        @Override
        protected CompletionStage<?> exit(Rows<R> self, String resource, Outcome outcome,
                @Nullable Throwable failure) throws Throwable {
            return Results.blocking(() -> self.close(failure, resource, outcome));
        }

        @Override
        public String enterName() {
            return "Rows.open()";
        }

        @Override
        public String exitName() {
            return "Rows.close()";
        }
    }
}
