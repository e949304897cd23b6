package dev.forthwith.samples.files;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes lines of chunks of UTF-8, wherever the borders between the chunks are. A line ends with {@code \n}, {@code \r} or {@code \r\n},
 * as for {@link java.io.BufferedReader#readLine}.
 */
final class LineSplitter {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer chars = CharBuffer.allocate(8 * 1024);
    private final StringBuilder line = new StringBuilder();
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private boolean lineStarted;
    private boolean afterReturn;
    private boolean finished;

    /** The lines that end in this chunk. */
    List<String> split(ByteBuffer chunk) {
        List<String> lines = new ArrayList<>();
        ByteBuffer bytes = joined(chunk);
        decode(bytes, false, lines);
        undecoded = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        return lines;
    }

    /** At the end of the file: the line without an end, if there is one; the second time nothing. */
    Optional<List<String>> finish() {
        if (finished) {
            return Optional.empty();
        }
        finished = true;
        List<String> lines = new ArrayList<>();
        decode(undecoded, true, lines);
        if (lineStarted) {
            lines.add(line.toString());
        }
        return Optional.of(lines);
    }

    private ByteBuffer joined(ByteBuffer chunk) {
        if (!undecoded.hasRemaining()) {
            return chunk;
        }
        return ByteBuffer.allocate(undecoded.remaining() + chunk.remaining())
                .put(undecoded)
                .put(chunk)
                .flip();
    }

    private void decode(ByteBuffer bytes, boolean end, List<String> lines) {
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, end);
            chars.flip();
            while (chars.hasRemaining()) {
                take(chars.get(), lines);
            }
            chars.clear();
        } while (result.isOverflow());
        if (result.isError()) {
            try {
                result.throwException();
            } catch (CharacterCodingException malformed) {
                throw new UncheckedIOException("not in UTF-8", malformed);
            }
        }
    }

    private void take(char next, List<String> lines) {
        if (next == '\n' && afterReturn) {
            afterReturn = false;
            return;
        }
        afterReturn = next == '\r';
        if (next == '\n' || next == '\r') {
            lines.add(line.toString());
            line.setLength(0);
            lineStarted = false;
        } else {
            line.append(next);
            lineStarted = true;
        }
    }
}
