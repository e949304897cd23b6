package dev.forthwith.samples.chat;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncTask;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A room: its members, and what was said in it.
 *
 * <p>Whatever concerns it is sent through a channel and done by one loop, one after the other. So there is no lock, everybody sees the
 * messages in one order, and who joins gets the history up to a message and every event after it, with no gap and nothing twice.
 *
 * <p>Each member has a bounded mailbox, and nobody waits for one that is slow: a member whose mailbox is full is cut off. Its browser comes
 * back, tells the last message that it has seen, and gets the others from the history. So nothing is lost either.
 */
final class Room {
    private static final int STEPS = 64;
    private static final int RECENT = 50;
    private static final int PULSES_OF_SILENCE = 30;

    private final AsyncChannel<Callable<? extends CompletionStage<?>>> steps = AsyncChannel.bounded(STEPS);
    private final Set<Member> members = new LinkedHashSet<>();
    private final History history;
    private final AsyncTask<Void> loop;
    private final AsyncTask<Void> pulse;
    private boolean changed;
    private int silence;

    /** The pulse is how often the members are told who is there, at the most. */
    Room(History history, Duration pulse) {
        this.history = history;
        this.loop = steps.forEachAwait(Callable::call);
        this.pulse = AsyncIterable.interval(pulse).forEachAwait(beat -> inTurn(this::beat));
    }

    /** Says something. The task ends when it is in the history and in the mailboxes. */
    AsyncTask<Message> say(String author, String text) {
        return inTurn(() -> {
            Message message = new Message(
                    history.last() + 1, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS), author, text);
            // An interrupt would close the file for all that comes after.
            return AsyncTask.shield(AsyncTask.blocking(() -> {
                        history.append(message);
                        return message;
                    }))
                    .thenApply(this::deliver);
        });
    }

    /** Takes a member in, who has seen the messages up to this one; below 0: who wants the recent ones. */
    AsyncTask<Member> join(String name, long seen) {
        return inTurn(() -> {
            Member member = new Member(name, history.after(seen < 0 ? history.last() - RECENT : seen));
            members.add(member);
            changed = true;
            return CompletableFuture.completedFuture(member);
        });
    }

    /** Lets a member go. */
    AsyncTask<Void> leave(Member member) {
        return inTurn(() -> {
            changed |= members.remove(member);
            return CompletableFuture.completedFuture(null);
        });
    }

    /** Ends the room, after what was sent to it before. */
    CompletionStage<Void> close() {
        pulse.cancel(true);
        return pulse.handle((nothing, cancelled) -> {
                    steps.close();
                    return loop;
                })
                .thenCompose(ended -> ended);
    }

    /** Lets the loop do a step, and answers with what it made of it. */
    private <T> AsyncTask<T> inTurn(Callable<? extends CompletionStage<T>> step) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        return steps.send(() -> answered(step, answer))
                .thenCompose(taken -> taken
                        ? answer
                        : CompletableFuture.failedFuture(new IllegalStateException("the room is closed")));
    }

    /** A step that fails fails for who asked for it, and the loop goes on. */
    private static <T> CompletionStage<Boolean> answered(
            Callable<? extends CompletionStage<T>> step, CompletableFuture<T> answer) {
        CompletionStage<T> done;
        try {
            done = step.call();
        } catch (Throwable failure) {
            done = CompletableFuture.failedFuture(failure);
        }
        return done.handle(
                (value, failure) -> failure == null ? answer.complete(value) : answer.completeExceptionally(failure));
    }

    private Message deliver(Message message) {
        deliver(Event.said(message));
        return message;
    }

    private CompletionStage<Void> beat() {
        if (changed) {
            changed = false;
            Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            members.forEach(member -> names.add(member.name()));
            deliver(Event.present(members.size(), names));
        } else if (++silence >= PULSES_OF_SILENCE) {
            deliver(Event.KEEP_ALIVE);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void deliver(Event event) {
        silence = 0;
        changed |= members.removeIf(member -> !member.deliver(event));
    }
}
