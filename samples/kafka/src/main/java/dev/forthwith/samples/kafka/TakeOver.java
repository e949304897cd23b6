package dev.forthwith.samples.kafka;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContextManager;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two members, each in a virtual machine of its own, share a topic. One is killed in the middle of its work; the other takes over. */
final class TakeOver {
    private static final String GROUP = "numbers-group";
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Topic topic;
    private final int messages;
    private final int killAfter;
    private final PrintStream out;
    private final AsyncChannel<Line> lines = AsyncChannel.bounded(1_000);

    private final Map<String, Integer> held = new HashMap<>();
    private final Set<List<Long>> processed = new HashSet<>();
    private long printed;
    private long printedByVictim;
    private long losses;
    private int running = 2;
    private boolean sent;
    private boolean killed;
    private MemberProcess victim;
    private MemberProcess survivor;

    TakeOver(String broker, int messages, PrintStream out) {
        this.topic = new Topic(broker, "numbers", PARTITIONS);
        this.messages = messages;
        this.killAfter = messages / 10 + MemberProgram.PAGE / 2; // in the middle of a page
        this.out = out;
    }

    Report run() throws InterruptedException {
        topic.create();
        return AsyncContextManager.both(member("first"), member("second"), List::of)
                .withBlocking(members -> {
                    victim = members.get(0);
                    survivor = members.get(1);
                    lines.timeout(PATIENCE).forEachWhile(this::take).await();
                    return report();
                });
    }

    private AsyncContextManager<MemberProcess> member(String name) {
        return AsyncMemberProcess.of(name, List.of(topic.broker(), GROUP, topic.name()), lines);
    }

    /** What to do at a line; whether a member still runs. */
    private boolean take(Line line) throws IOException {
        switch (line.word()) {
            case Line.HOLDS -> holds(line.member(), line.number());
            case Line.DONE -> done(line);
            case Line.LOST -> losses++;
            case Line.LEFT -> out.println(line.member() + " has left the group");
            case Line.ENDED -> running--;
            default -> throw new IllegalStateException("not understood: " + line);
        }
        return running > 0;
    }

    private void holds(String member, int partitions) {
        held.put(member, partitions);
        if (!sent && held.size() == 2 && held.values().stream().allMatch(count -> count == PARTITIONS / 2)) {
            sent = true;
            out.println("each member holds " + partitions + " of " + PARTITIONS + " partitions");
            topic.send(messages);
            out.println(messages + " messages were sent");
        } else if (killed && partitions == PARTITIONS) {
            out.println(member + " has taken over");
        }
    }

    private void done(Line line) throws IOException {
        printed++;
        processed.add(List.of((long) line.number(), line.offset()));
        if (line.member().equals(victim.name()) && ++printedByVictim == killAfter) {
            victim.kill();
            killed = true;
            out.println(victim.name() + " was killed");
        }
        if (killed && processed.size() == messages) {
            survivor.askToLeave();
        }
    }

    private Report report() {
        return new Report(
                messages,
                messages - processed.size(),
                printed - processed.size(),
                MemberProgram.PAGE * (losses + 1),
                printedByVictim,
                messages - topic.committed(GROUP));
    }
}
