package dev.forthwith.samples.files;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;

/** One read of a channel, as a stage: how many bytes there were, or -1 at the end of the file. */
final class ChunkRead extends CompletableFuture<Integer> implements CompletionHandler<Integer, Void> {
    private ChunkRead() {}

    static ChunkRead of(AsynchronousFileChannel channel, ByteBuffer into, long position) {
        ChunkRead read = new ChunkRead();
        channel.read(into, position, null, read);
        return read;
    }

    @Override
    public void completed(Integer bytes, Void none) {
        complete(bytes);
    }

    @Override
    public void failed(Throwable failure, Void none) {
        completeExceptionally(failure);
    }
}
