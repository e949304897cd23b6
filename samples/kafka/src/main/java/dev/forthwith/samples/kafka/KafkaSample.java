package dev.forthwith.samples.kafka;

import java.io.PrintStream;

/** Starts a broker and shows what becomes of the messages when a member of a group is killed. */
public final class KafkaSample {
    private static final int MESSAGES = 4_000;

    private KafkaSample() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        Report report = AsyncBroker.of().withBlocking(broker -> {
            out.println("a broker runs at " + broker);
            return new TakeOver(broker, MESSAGES, out).run();
        });
        out.println("processed by the one that was killed: " + report.killedAfter());
        out.println("lost: " + report.lost() + " of " + report.sent());
        out.println("duplicates: " + report.duplicates() + ", allowed are " + report.allowed());
        out.println("not committed: " + report.uncommitted());
    }
}
