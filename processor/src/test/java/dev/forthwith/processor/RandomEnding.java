package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How the use of a random class ends: most go well, the others fail in one step or are stopped early. */
enum RandomEnding {
    COMPLETED,
    STOPPED,
    CONSTRUCTOR,
    ENTER,
    NEXT,
    BODY;

    static RandomEnding of(Random random, boolean source, boolean entered) {
        if (random.nextInt(5) < 3) {
            return COMPLETED;
        }
        List<RandomEnding> endings = new ArrayList<>(List.of(CONSTRUCTOR, BODY));
        if (entered) {
            endings.add(ENTER);
        }
        if (source) {
            endings.addAll(List.of(NEXT, STOPPED, STOPPED));
        }
        return endings.get(random.nextInt(endings.size()));
    }

    boolean reachesExit() {
        return this != CONSTRUCTOR && this != ENTER;
    }

    boolean fails() {
        return this != COMPLETED && this != STOPPED;
    }

    /** What an exit checks of the outcome that it asked for. */
    String outcomeCheck() {
        return "outcome == dev.forthwith.Outcome." + (fails() ? "FAILED" : name());
    }

    /** What an exit checks of the failure that it asked for. */
    String failureCheck() {
        return "failure == " + (fails() ? "q.Shapes.BROKEN" : "null");
    }

    /** An expression of type Long that uses a wrapper. */
    String use(Random random, String wrapper, boolean source) {
        if (!source) {
            return wrapper
                    + (this == BODY ? ".<java.lang.Long>call(resource -> q.Shapes.fail())" : ".call(resource -> 5L)")
                    + ".await()";
        }
        return switch (this) {
            case STOPPED ->
                random.nextBoolean()
                        ? wrapper + ".findFirst().await().stream().count()"
                        : wrapper + ".forEachWhile(element -> false).await() ? 0L : 1L";
            case BODY -> "q.Shapes.none(" + wrapper + ".forEach(element -> q.Shapes.fail()).await())";
            default -> wrapper + ".count().await()";
        };
    }

    /** What the use yields: -1 for the failure, null for a failure that was handled. */
    String expected(boolean source, boolean handled) {
        if (fails()) {
            return handled && reachesExit() ? "null" : "-1L";
        }
        return this == STOPPED ? "1L" : source ? "2L" : "5L";
    }
}
