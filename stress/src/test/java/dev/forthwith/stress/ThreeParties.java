package dev.forthwith.stress;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Three parties at a time, whose interleavings Lincheck chooses. */
@Tag("lincheck")
abstract class ThreeParties {
    private static final int INVOCATIONS = Integer.getInteger("lincheck.invocations", 1_000);

    @BeforeEach
    void onlyWhereItSees() {
        boolean sees = Runtime.version().feature() == 17;
        if (!sees) {
            System.out.println("Lincheck is left out: on JDK "
                    + Runtime.version().feature() + " it misses planted bugs; the suite runs it on JDK 17");
        }
        Assumptions.assumeTrue(sees, "Lincheck misses planted bugs on this JDK");
    }

    static void explore(Runnable program) {
        Lincheck.runConcurrentTest(INVOCATIONS, program);
    }

    /** Ends with the first interleaving that breaks it. */
    static void assertBreaks(Runnable canary) {
        assertThrows(Throwable.class, () -> Lincheck.runConcurrentTest(1_000, canary));
    }

    static void together(Runnable... parties) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable party : parties) {
            threads.add(new Thread(party));
        }
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static void check(boolean law, String what) {
        if (!law) {
            throw new IllegalStateException(what);
        }
    }
}
