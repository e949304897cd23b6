package dev.forthwith.samples.files;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.NextPage;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The lines of a file in UTF-8, chunk by chunk: no more than one chunk is in memory, and none is read before it is wanted. */
@AsyncSource
class Lines {
    private final AsyncContextManager<AsynchronousFileChannel> file;
    private final LineSplitter splitter = new LineSplitter();
    private final ByteBuffer chunk;
    private AsynchronousFileChannel channel;
    private long position;

    Lines(AsyncContextManager<AsynchronousFileChannel> file, int chunkSize) {
        this.file = file;
        this.chunk = ByteBuffer.allocate(chunkSize);
    }

    /** The stack closes the file after the last line, an early stop, a failure and a cancellation. */
    @Enter
    CompletionStage<Void> open(AsyncExitStack stack) {
        return stack.enter(file).thenAccept(opened -> channel = opened);
    }

    /**
     * The lines that end in the next chunk, and at the end of the file the rest. The kernel cannot take a read back, and the buffer is in
     * use until it ends: so a cancellation waits for it.
     */
    @NextPage(interruptible = false)
    CompletionStage<Optional<List<String>>> read() {
        return ChunkRead.of(channel, chunk.clear(), position).thenApply(this::split);
    }

    private Optional<List<String>> split(int read) {
        if (read < 0) {
            return splitter.finish();
        }
        position += read;
        return Optional.of(splitter.split(chunk.flip()));
    }
}
