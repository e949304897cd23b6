package dev.forthwith.simulation;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation is worth something: each bug that is planted in the runtime it finds, and names the law that is broken. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PlantedBugTest {
    private static final long SCHEDULES = 300_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void isFound(PlantedBug bug) throws Exception {
        String explanation = new MutantRuntime(directory).search(bug, SCHEDULES);
        assertNotNull(explanation, () -> bug + " was not found");
        assertTrue(explanation.contains("VIOLATED " + bug.law), explanation);
    }
}
