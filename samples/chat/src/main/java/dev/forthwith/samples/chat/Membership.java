package dev.forthwith.samples.chat;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.util.concurrent.CompletionStage;

/** Joins a room, and leaves it however the visit ends: a closed window, a broken connection, a member cut off, a server that stops. */
@AsyncResource
class Membership {
    private final Room room;
    private final String name;
    private final long seen;

    Membership(Room room, String name, long seen) {
        this.room = room;
        this.name = name;
        this.seen = seen;
    }

    @Enter
    CompletionStage<Member> join() {
        return room.join(name, seen);
    }

    @Exit
    CompletionStage<Void> leave(Member member) {
        return room.leave(member);
    }
}
