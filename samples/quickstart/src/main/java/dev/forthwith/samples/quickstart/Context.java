package dev.forthwith.samples.quickstart;

import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The classic: it says when it is entered and when it is exited. {@code AsyncContext} is generated from it. */
@AsyncResource
class Context {
    private final PrintStream out;

    Context(PrintStream out) {
        this.out = out;
    }

    @Enter
    CompletionStage<Void> enter() {
        return CompletableFuture.runAsync(() -> out.println("Entering context"));
    }

    @Exit
    CompletionStage<Void> exit(Outcome outcome) {
        return CompletableFuture.runAsync(() -> out.println("Exiting context: " + outcome));
    }
}
