package dev.forthwith.samples.chat;

import dev.forthwith.AsyncIterable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The messages of a room in a file, one a line. Where each begins is in memory, so that a reader begins where it likes. */
final class History {
    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private final List<Long> begins = new ArrayList<>();
    private long end;

    /** Looks through the file. A last line without an end was being written when a server died: it goes. */
    History(FileChannel file) throws IOException {
        this.file = file;
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long begin = 0;
        for (long position = 0; file.read(chunk, position) > 0; chunk.clear()) {
            for (chunk.flip(); chunk.hasRemaining(); position++) {
                if (chunk.get() == '\n') {
                    begins.add(begin);
                    begin = position + 1;
                }
            }
        }
        file.truncate(begin);
        end = begin;
    }

    /** The id of the last message; 0 if there is none. */
    long last() {
        return begins.size();
    }

    /** Writes a message to the file. If that fails the next one is written in its place. */
    void append(Message message) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(message.toLine().getBytes(StandardCharsets.UTF_8));
        long position = end;
        while (line.hasRemaining()) {
            position += file.write(line, position);
        }
        begins.add(end);
        end = position;
    }

    /** The messages that there are now after one, read from the file as they are wanted. */
    AsyncIterable<Message> after(long id) {
        long seen = Math.max(id, 0);
        return seen >= last() ? AsyncIterable.empty() : AsyncPast.of(file, begins.get((int) seen), end);
    }

    void close() throws IOException {
        file.close();
    }
}
