package dev.forthwith.samples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class QuickstartTest {
    @Test
    void printsWhatTheReadmeSays() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Quickstart(new PrintStream(bytes, true, StandardCharsets.UTF_8)).run();
        assertEquals(
                Files.readString(Path.of("expected-output.txt")).lines().toList(),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
