package dev.forthwith.samples.webapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncIterable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AsyncIterable<Integer> numbers = AsyncIterable.of(1, 2, 3);

    @Test
    void countsOnATerminalAndCleansUp() throws Exception {
        Progress progress = new Progress(out, true);
        for (int i = 0; i < 2; i++) {
            bytes.reset();
            assertEquals(3, progress.of("numbers", numbers).count().await());
            String shown = bytes.toString(StandardCharsets.UTF_8);
            assertTrue(shown.startsWith("\r\u001B[Knumbers: 1"), shown);
            assertTrue(shown.endsWith("\r\u001B[K"), shown);
        }
    }

    @Test
    void isSilentElsewhere() {
        assertSame(numbers, new Progress(out, false).of("numbers", numbers));
    }
}
