package dev.forthwith.samples.chat;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The history of a room, while the room is open. */
@AsyncResource
@Blocking
class OpenHistory {
    private final Path path;

    OpenHistory(Path path) {
        this.path = path;
    }

    @Enter
    History open() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new History(file);
        } catch (Throwable failure) {
            file.close();
            throw failure;
        }
    }

    @Exit
    void close(History history) throws IOException {
        history.close();
    }
}
