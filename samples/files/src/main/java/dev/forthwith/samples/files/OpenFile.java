package dev.forthwith.samples.files;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is open for reading. Opening and closing block, so they run on the blocking executor. */
@AsyncResource
@Blocking
class OpenFile {
    private final Path path;

    OpenFile(Path path) {
        this.path = path;
    }

    @Enter
    AsynchronousFileChannel open() throws IOException {
        return AsynchronousFileChannel.open(path, StandardOpenOption.READ);
    }

    @Exit
    void close(AsynchronousFileChannel channel) throws IOException {
        channel.close();
    }
}
