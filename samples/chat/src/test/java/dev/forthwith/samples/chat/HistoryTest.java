package dev.forthwith.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class HistoryTest extends Served {
    private void sayMany(int messages) throws Exception {
        for (int n = 1; n <= messages; n++) {
            say("lobby", "Anna", "message " + n);
        }
    }

    private void restart() throws Exception {
        stop();
        start();
    }

    @Test
    void survivesARestart() throws Exception {
        sayMany(3);
        restart();
        say("lobby", "Anna", "message 4");
        Listener bert = joining("lobby", "Bert", 1);
        bert.awaitMessage(4);
        assertEquals(List.of("Anna\nmessage 2", "Anna\nmessage 3", "Anna\nmessage 4"), bert.said());
    }

    @Test
    void aNewcomerGetsTheRecentMessages() throws Exception {
        sayMany(60);
        Listener bert = joining("lobby", "Bert", -1);
        bert.awaitMessage(60);
        assertEquals(ids(11, 60), bert.ids());
    }

    @Test
    void whoComesBackGetsAllThatItMissed() throws Exception {
        sayMany(60);
        Listener bert = joining("lobby", "Bert", 0);
        bert.awaitMessage(60);
        assertEquals(ids(1, 60), bert.ids());
        Listener carla = joining("lobby", "Carla", 60);
        carla.awaitPresence();
        assertEquals(List.of(), carla.ids());
    }

    /** More than one chunk of the file, whose borders are anywhere in the lines. */
    @Test
    void isReadInChunks() throws Exception {
        for (int n = 1; n <= 100; n++) {
            say("lobby", "Anna", "日".repeat(n * 20));
        }
        Listener bert = joining("lobby", "Bert", 0);
        bert.awaitMessage(100);
        assertEquals("Anna\n" + "日".repeat(2_000), bert.said().get(99));
        assertEquals(ids(1, 100), bert.ids());
    }

    @Test
    void aLineThatWasBeingWrittenWhenTheServerDiedIsNone() throws Exception {
        sayMany(2);
        stop();
        Files.writeString(histories.resolve("lobby.tsv"), "3\t2026-01-01T00:0", StandardOpenOption.APPEND);
        start();
        say("lobby", "Anna", "message 3");
        Listener bert = joining("lobby", "Bert", 0);
        bert.awaitMessage(3);
        assertEquals(List.of("Anna\nmessage 1", "Anna\nmessage 2", "Anna\nmessage 3"), bert.said());
    }

    /** A full disk, say: who wanted to speak is told, and the room goes on. */
    @Test
    void aMessageThatCannotBeWrittenFailsAlone() throws Exception {
        Path path = histories.resolve("broken.tsv");
        Files.createFile(path);
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Room room = new Room(new History(file), Duration.ofHours(1));
        file.close();
        CompletionException failure = assertThrows(
                CompletionException.class, () -> room.say("Anna", "hello").await());
        assertEquals(ClosedChannelException.class, failure.getCause().getClass());
        Member member = room.join("Anna", -1).await();
        room.leave(member).await();
        room.close().toCompletableFuture().join();
        assertThrows(
                IllegalStateException.class, () -> room.say("Anna", "hello").await());
    }
}
