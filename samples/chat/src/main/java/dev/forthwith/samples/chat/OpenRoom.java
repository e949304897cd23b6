package dev.forthwith.samples.chat;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A room while it is open, and its history with it. */
@AsyncResource
class OpenRoom {
    private final Path history;
    private final Duration pulse;

    OpenRoom(Path history, Duration pulse) {
        this.history = history;
        this.pulse = pulse;
    }

    @Enter
    CompletionStage<Room> open(AsyncExitStack stack) {
        return stack.enter(AsyncOpenHistory.of(history)).thenApply(opened -> new Room(opened, pulse));
    }

    @Exit
    CompletionStage<Void> close(Room room) {
        return room.close();
    }
}
