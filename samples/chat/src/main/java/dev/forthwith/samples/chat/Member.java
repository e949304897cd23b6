package dev.forthwith.samples.chat;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One window that shows a room. */
final class Member {
    /** How far a member may be behind. */
    static final int MAILBOX = 256;

    private final AsyncChannel<Event> mailbox = AsyncChannel.bounded(MAILBOX);
    private final CompletableFuture<Void> cutOff = new CompletableFuture<>();
    private final AsyncIterable<Event> events;
    private final String name;

    Member(String name, AsyncIterable<Message> past) {
        this.name = name;
        this.events = AsyncIterable.concat(AsyncIterable.of(Event.WELCOME), past.map(Event::said), mailbox);
    }

    String name() {
        return name;
    }

    /** What it missed, and then what happens, until it leaves. */
    AsyncIterable<Event> events() {
        return events;
    }

    /** Puts an event into the mailbox. If that is full the member is cut off: false. */
    boolean deliver(Event event) {
        boolean delivered = mailbox.offer(event);
        if (!delivered) {
            cutOff.complete(null);
        }
        return delivered;
    }

    /** Completes when the member is cut off, since it does not keep up. */
    CompletionStage<Void> cutOff() {
        return cutOff;
    }
}
