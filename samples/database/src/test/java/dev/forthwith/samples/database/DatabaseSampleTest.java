package dev.forthwith.samples.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DatabaseSampleTest {
    @Test
    void printsWhatItSays() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TestDatabase database = new H2Database().prepare()) {
            database.execute("drop table account");
            new DatabaseSample(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                    .run(database.r2dbc(), database.jdbc());
            database.awaitNoSessions();
        }
        assertEquals(
                Files.readString(Path.of("expected-output.txt")).lines().toList(),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
