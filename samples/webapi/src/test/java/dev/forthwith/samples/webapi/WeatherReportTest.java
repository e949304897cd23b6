package dev.forthwith.samples.webapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class WeatherReportTest {
    @Test
    @Timeout(120)
    void printsWhatTheReadmeSays() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WeatherReport.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        assertEquals(
                Files.readString(Path.of("expected-output.txt")).lines().toList(),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
