package dev.forthwith.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class RoomsTest extends Served {
    private static final int MANY = 1_000;

    @Test
    void whatOneSaysAllHear() throws Exception {
        Listener anna = join("Anna");
        Listener bert = join("Bert");
        anna.awaitCount(2);
        assertEquals(List.of("2", "Anna", "Bert"), anna.present());
        say("lobby", "Anna", "Grüße,\ndear \\n Bert\t😀");
        say("lobby", "Bert", "data: x\n\nid: 7");
        for (Listener listener : List.of(anna, bert)) {
            listener.awaitMessage(2);
            assertEquals(List.of("Anna\nGrüße,\ndear \\n Bert\t😀", "Bert\ndata: x\n\nid: 7"), listener.said());
        }
    }

    @Test
    void roomsAreApart() throws Exception {
        Listener lobby = join("Anna");
        Listener kitchen = joining("kitchen", "Bert", -1);
        kitchen.awaitPresence();
        say("kitchen", "Bert", "in the kitchen");
        say("lobby", "Anna", "in the lobby");
        lobby.awaitMessage(1);
        kitchen.awaitMessage(1);
        assertEquals(List.of("Anna\nin the lobby"), lobby.said());
        assertEquals(List.of("Bert\nin the kitchen"), kitchen.said());
    }

    @Test
    void aThousandMembersHearEverythingInOneOrder() throws Exception {
        List<Listener> members = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            members.add(joining("lobby", "Member" + i, -1));
        }
        members.get(0).awaitCount(MANY);
        talkAtOnce(4, 25);
        List<String> said = null;
        for (Listener member : members) {
            member.awaitMessage(100);
            assertEquals(ids(1, 100), member.ids());
            said = said == null ? member.said() : said;
            assertEquals(said, member.said());
        }
    }

    @Test
    void whoJoinsAmidATalkMissesNothingAndGetsNothingTwice() throws Exception {
        Listener first = join("First");
        CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> talkAtOnce(1, 300));
        List<Listener> late = new ArrayList<>();
        for (long id = 20; id <= 300; id += 20) {
            first.awaitMessage(id);
            late.add(joining("lobby", "Late" + id, 5));
        }
        talk.join();
        for (Listener listener : late) {
            listener.awaitMessage(300);
            assertEquals(ids(6, 300), listener.ids());
        }
    }

    @Test
    void everyDisconnectIsALeave() throws Exception {
        Listener observer = join("Observer");
        List<Listener> members = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            members.add(joining("lobby", "Member" + i, -1));
        }
        observer.awaitCount(201);
        for (Listener member : members) {
            member.awaitPresence();
            member.leave();
        }
        observer.awaitCount(1);
        assertEquals(List.of("1", "Observer"), observer.present());
    }

    @Test
    void nobodyWaitsForASlowMemberWhichMissesNothing() throws Exception {
        Listener quick = join("Quick");
        long last = 0;
        long seen;
        try (SlowMember slow = new SlowMember(port(), "Slow")) {
            quick.awaitCount(2);
            String text = "日".repeat(2_000);
            while (quick.present().get(0).equals("2")) {
                say("lobby", "Quick", text);
                last++;
                assertTrue(last < 20_000, "the slow member was never cut off");
            }
            seen = slow.readToTheEnd();
        }
        quick.awaitMessage(last);
        assertEquals(ids(1, last), quick.ids());
        assertTrue(seen < last, "seen " + seen + " of " + last);
        Listener back = joining("lobby", "Slow", seen);
        back.awaitMessage(last);
        assertEquals(ids(seen + 1, last), back.ids());
        System.out.println("cut off after " + last + " messages, of which it had read " + seen);
    }

    @Test
    void whenTheServerStopsEverybodyLeaves() throws Exception {
        Listener anna = join("Anna");
        Listener bert = join("Bert");
        stop();
        assertTrue(anna.hasEnded());
        assertTrue(bert.hasEnded());
        start();
        assertFalse(join("Anna").hasEnded());
    }

    private void talkAtOnce(int authors, int messages) {
        ExecutorService threads = Executors.newFixedThreadPool(authors);
        List<CompletableFuture<Void>> talks = new ArrayList<>();
        for (int i = 0; i < authors; i++) {
            String author = "Author" + i;
            talks.add(CompletableFuture.runAsync(() -> talk(author, messages), threads));
        }
        talks.forEach(CompletableFuture::join);
        threads.shutdown();
    }

    private void talk(String author, int messages) {
        try {
            for (int n = 1; n <= messages; n++) {
                say("lobby", author, "message " + n);
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
