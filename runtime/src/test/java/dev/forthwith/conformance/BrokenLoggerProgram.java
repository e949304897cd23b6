package dev.forthwith.conformance;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Cancels where the logger breaks, as one does that is shut down. It is the log manager as well. */
public final class BrokenLoggerProgram extends LogManager {
    private static final class Broken extends Logger {
        Broken(String name) {
            super(name, null);
        }

        @Override
        public boolean isLoggable(Level level) {
            throw new IllegalStateException("the log is shut down");
        }
    }

    private final Logger broken = new Broken("dev.forthwith");

    @Override
    public Logger getLogger(String name) {
        return name.equals(broken.getName()) ? broken : super.getLogger(name);
    }

    private static AsyncContextManager<String> resource(String name, CompletableFuture<String> enter) {
        return AsyncContextManager.of(() -> enter, (value, outcome, failure) -> {
            System.out.println(name + " is exited, " + outcome);
            return CompletableFuture.completedFuture(null);
        });
    }

    public static void main(String[] args) {
        CompletableFuture<String> body = new CompletableFuture<>();
        AsyncTask<String> scope =
                resource("a", CompletableFuture.completedFuture("a")).with(a -> body);
        System.out.println("cancel says " + scope.cancel(true) + ", the body is asked: " + body.isCancelled());

        CompletableFuture<String> enter = new CompletableFuture<>();
        AsyncExitStack stack = new AsyncExitStack();
        AsyncTask<String> entry = stack.enter(resource("b", enter));
        AsyncTask<Void> close = stack.close();
        enter.complete("b");
        System.out.println(
                "the enter is cancelled: " + entry.isCancelled() + ", the stack is closed: " + close.isDone());
    }
}
