package dev.forthwith.samples.chat;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.NextPage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The messages in a part of a history, chunk by chunk. */
@AsyncSource
@Blocking
class Past {
    /** Longer than any line. */
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private final long end;
    private long position;

    Past(FileChannel file, long begin, long end) {
        this.file = file;
        this.position = begin;
        this.end = end;
    }

    @NextPage(interruptible = false) // an interrupt would close the file, which is not ours
    Optional<List<Message>> next() throws IOException {
        if (position == end) {
            return Optional.empty();
        }
        byte[] lines = wholeLines();
        position += lines.length;
        return Optional.of(new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(Message::ofLine)
                .toList());
    }

    private byte[] wholeLines() throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, end - position));
        while (chunk.hasRemaining() && file.read(chunk, position + chunk.position()) > 0) {}
        int length = chunk.position();
        while (length > 0 && chunk.get(length - 1) != '\n') {
            length--;
        }
        if (length == 0) {
            throw new IOException("the history has no whole line at " + position);
        }
        byte[] lines = new byte[length];
        chunk.get(0, lines);
        return lines;
    }
}
