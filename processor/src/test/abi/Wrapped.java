package abi;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import dev.forthwith.annotation.NextPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/** Classes whose wrappers, together, use all that generated code may call, and a program that uses the wrappers. */
public final class Wrapped {
    private static final List<String> LOG = new ArrayList<>();

    private Wrapped() {}

    /** Like a Mono. */
    public interface Promise<T> {
        CompletableFuture<T> toFuture();
    }

    /** Like a ListenableFuture. */
    public interface Listened<T> extends Future<T> {
        void addListener(Runnable listener, Executor executor);
    }

    static final class Done extends CompletableFuture<String> implements Listened<String> {
        @Override
        public void addListener(Runnable listener, Executor executor) {
            whenComplete((value, failure) -> executor.execute(listener));
        }
    }

    /** Stages. */
    @AsyncResource
    static class Connection {
        @Enter
        CompletionStage<String> open() {
            LOG.add("open");
            return CompletableFuture.completedFuture("connection");
        }

        @Exit
        CompletionStage<Boolean> close(String resource, Outcome outcome, Throwable failure) {
            LOG.add("close " + resource + " " + outcome + " " + (failure == null ? "well" : failure.getMessage()));
            return CompletableFuture.completedFuture(outcome == Outcome.FAILED);
        }
    }

    /** Awaitables of others, and plain methods. */
    @AsyncResource
    static class Session {
        @Enter
        Promise<String> begin() {
            return () -> CompletableFuture.completedFuture("session");
        }

        @Exit
        void end() {
            LOG.add("end");
        }
    }

    /** A future with listeners, and a stack for parts. */
    @AsyncResource
    static class Cluster {
        @Enter
        Listened<String> join(AsyncExitStack stack) {
            Done joined = new Done();
            stack.enter(AsyncWrapped_Connection.of()).thenAccept(part -> joined.complete("cluster of " + part));
            return joined;
        }

        @Exit
        Boolean leave() {
            LOG.add("leave");
            return false;
        }
    }

    /** Plain values. */
    @AsyncSource
    static class Numbers {
        private int last;

        @Next
        Integer next() {
            return last < 3 ? ++last : null;
        }
    }

    /** Optional plain values with a life cycle. */
    @AsyncSource
    static class Ticks {
        private int left = 2;

        @Enter
        String wind() {
            return "wound";
        }

        @Next
        Optional<Integer> tick() {
            return left > 0 ? Optional.of(left--) : Optional.empty();
        }

        @Exit
        void stop(Outcome outcome) {
            LOG.add("stop " + outcome);
        }
    }

    /** Stages of elements. */
    @AsyncSource
    static class Letters {
        private char last = 'c';

        @Next
        CompletionStage<String> next() {
            return CompletableFuture.completedFuture(last > 'a' ? String.valueOf(--last) : null);
        }
    }

    /** Stages of optional elements. */
    @AsyncSource
    static class Messages {
        private int left = 2;

        @Next(interruptible = false)
        CompletionStage<Optional<String>> receive() {
            return CompletableFuture.completedFuture(left > 0 ? Optional.of("message " + left--) : Optional.empty());
        }
    }

    /** Pages by calls that block, ahead of the consumer, with a life cycle. */
    @Blocking
    @AsyncSource(prefetch = 1)
    static class Rows {
        private int pages;

        @Enter(interruptible = true)
        String open() {
            return "cursor";
        }

        @NextPage
        List<String> page() {
            return pages++ < 2 ? List.of("row " + pages, "row " + pages) : null;
        }

        @Exit
        boolean close(String cursor, Outcome outcome) {
            LOG.add("close " + cursor + " " + outcome);
            return false;
        }
    }

    /** Pages that are there. */
    @AsyncSource
    static class Lines {
        private int pages;

        @NextPage
        CompletionStage<List<String>> page() {
            return CompletableFuture.completedFuture(pages++ == 0 ? List.of("line 1", "line 2") : null);
        }
    }

    /** Uses all of it, and tells what happened. */
    public static String run() throws InterruptedException {
        LOG.add(AsyncWrapped_Connection.of().with(used -> used(used)).await());
        LOG.add(String.valueOf(AsyncWrapped_Connection.of()
                .with(used -> CompletableFuture.<String>failedFuture(new IllegalStateException("broken")))
                .await()));
        LOG.add(AsyncWrapped_Session.of().with(used -> used(used)).await());
        LOG.add(AsyncWrapped_Cluster.of().with(used -> used(used)).await());
        LOG.add(AsyncWrapped_Numbers.of().toList().await().toString());
        LOG.add(AsyncWrapped_Ticks.of().limit(1).toList().await().toString());
        LOG.add(AsyncWrapped_Letters.of().toList().await().toString());
        LOG.add(AsyncWrapped_Messages.of().toList().await().toString());
        LOG.add(AsyncWrapped_Rows.of().toList().await().toString());
        LOG.add(AsyncWrapped_Rows.from(Rows::new).findFirst().await().toString());
        LOG.add(AsyncWrapped_Lines.of().toList().await().toString());
        return String.join("\n", LOG) + "\n";
    }

    private static CompletionStage<String> used(String resource) {
        return CompletableFuture.completedFuture("used " + resource);
    }
}
