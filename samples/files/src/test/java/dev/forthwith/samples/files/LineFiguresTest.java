package dev.forthwith.samples.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncTask;
import dev.forthwith.testkit.ForthwithExtension;
import dev.forthwith.testkit.ResourceConformance;
import dev.forthwith.testkit.ScriptedResource;
import dev.forthwith.testkit.SourceConformance;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ForthwithExtension.class)
final class LineFiguresTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "one",
                "one\n",
                "one\r\ntwo\r\n",
                "one\rtwo",
                "one\r\n\r\ntwo",
                "grüße aus København\n日本語 und 😀 😀\r\nlast line without an end 𝒳"
            })
    void splitsAsTheJdkDoesWhereverTheChunksEnd(String text) throws Exception {
        List<String> expected =
                new BufferedReader(new StringReader(text)).lines().toList();
        Path path = Files.writeString(directory.resolve("text"), text);
        for (int chunk = 1; chunk <= 9; chunk++) {
            assertEquals(
                    expected,
                    AsyncLines.of(AsyncOpenFile.of(path), chunk).toList().await(),
                    "chunks of " + chunk);
        }
    }

    @Test
    void printsTheFigures() throws Exception {
        Path path = Files.writeString(directory.resolve("text"), "a bb  ccc\n\nlonger than the others\n");
        assertEquals(0, run(path));
        assertEquals(
                List.of(path.toString(), "lines: 3", "words: 7", "longest line: 22 characters, line 3"),
                out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void aMissingFileIsAClearError() throws Exception {
        Path missing = directory.resolve("missing");
        assertEquals(1, run(missing));
        assertEquals(
                "There is no file " + missing,
                err.toString(StandardCharsets.UTF_8).strip());
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aDirectoryIsAClearError() throws Exception {
        assertEquals(1, run(directory));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("cannot be read"));
    }

    @Test
    void whatIsNotUtf8IsAClearErrorAndNothingStaysOpen() throws Exception {
        Path path = Files.write(directory.resolve("latin"), new byte[] {'a', '\n', (byte) 0xfc, '\n'});
        assertEquals(1, run(path));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("not in UTF-8"));
        ScriptedResource<AsynchronousFileChannel> file = watched(path);
        assertThrows(
                UncheckedIOException.class, () -> AsyncLines.of(file, 1).count().await());
        assertEquals(0, file.openCount());
    }

    @TestFactory
    Stream<DynamicTest> aFileKeepsTheRules() throws IOException {
        Path path = Files.writeString(directory.resolve("text"), "a line");
        return ResourceConformance.of(() -> AsyncOpenFile.of(path), AsynchronousFileChannel::isOpen)
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> linesKeepTheRules() throws IOException {
        Path path = Files.writeString(directory.resolve("text"), "one\ntwo\nthree\n");
        return SourceConformance.of(() -> watched(path), file -> AsyncLines.of(file, 5), ScriptedResource::openCount)
                .yields("one", "two", "three")
                .tests();
    }

    @Test
    void aCancellationWaitsForTheReadBeforeItClosesTheFile() {
        HeldChannel channel = new HeldChannel();
        AsyncTask<Long> count =
                AsyncLines.of(AsyncContextManager.closing(() -> channel), 16).count();
        channel.reading.join();
        count.cancel(true);
        assertFalse(count.isDone());
        assertTrue(channel.isOpen());
        channel.endRead();
        assertThrows(CancellationException.class, count::await);
        assertFalse(channel.isOpen());
    }

    /** The memory of this test's virtual machine is a small part of the file. */
    @Test
    void aGigabyteInConstantMemory() throws Exception {
        Path path = directory.resolve("large");
        byte[] lines = "sixteen letters\n".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 1024; i++) {
                ByteBuffer buffer = ByteBuffer.wrap(lines);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }
        assertEquals(1L << 30, Files.size(path));
        assertEquals(0, run(path));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("lines: " + (64 << 20)));
    }

    private int run(Path path) throws InterruptedException {
        return LineFigures.run(
                path,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static ScriptedResource<AsynchronousFileChannel> watched(Path path) {
        return ScriptedResource.watching("file", AsyncOpenFile.of(path));
    }
}
