package dev.forthwith.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A caller that cancels at some moment, on real threads: how many of the opened resources are never closed. Ours must lose none; what
 * others lose is written to {@code target/races.md}.
 */
final class RaceHarnessTest {
    private static final int TRIALS = Integer.getInteger("race.trials", 20_000);
    private static final int TRIALS_OF_OTHERS = Integer.getInteger("race.others", 2_000);

    @Test
    void oursLosesNone() throws Exception {
        ExecutorService threads = new ThreadPoolExecutor(
                0, 64, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Executors.defaultThreadFactory());
        List<String> rows = new ArrayList<>();
        try {
            for (Contestant contestant : Contestant.all()) {
                boolean ours = contestant.name().startsWith("Forthwith");
                int trials = ours ? TRIALS : TRIALS_OF_OTHERS;
                int opening = lost(contestant, threads, trials, true);
                int running = lost(contestant, threads, trials, false);
                rows.add("| " + contestant.name() + " | " + trials + " | " + opening + " | " + running + " |");
                if (ours) {
                    assertEquals(0, opening, "lost while opening");
                    assertEquals(0, running, "lost while running");
                }
            }
        } finally {
            threads.shutdownNow();
        }
        write(rows);
    }

    /** How many resources of all trials stay open. */
    private static int lost(Contestant contestant, ExecutorService threads, int trials, boolean whileOpening)
            throws Exception {
        Pool pool = new Pool(threads);
        for (int trial = 0; trial < trials; trial++) {
            CountDownLatch cancelled = new CountDownLatch(1);
            pool.pause = whileOpening ? trial % 40 * 500L : 0;
            Runnable cancel = contestant.use(pool, trial % 3 == 0);
            long wait = trial % 20 * 1_000L;
            threads.execute(() -> {
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                cancel.run();
                cancelled.countDown();
            });
            assertTrue(cancelled.await(30, TimeUnit.SECONDS));
        }
        pool.awaitQuiet();
        return pool.open();
    }

    private static void write(List<String> rows) throws IOException {
        List<String> page = Stream.concat(
                        Stream.of(
                                "| | trials each | lost when cancelled while opening | lost when cancelled while running |",
                                "|---|---:|---:|---:|"),
                        rows.stream())
                .toList();
        Files.write(Path.of(System.getProperty("stress.directory", "target"), "races.md"), page);
        page.forEach(System.out::println);
    }
}
