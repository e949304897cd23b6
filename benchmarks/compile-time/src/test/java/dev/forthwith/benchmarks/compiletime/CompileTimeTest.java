package dev.forthwith.benchmarks.compiletime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is what it says: the wrappers by hand, the bare processor and ours make the same classes. */
class CompileTimeTest {
    @TempDir
    Path directory;

    @Test
    void oursAndTheFloorsMakeTheSameClasses() throws Exception {
        List<Contestant> contestants = List.of(Contestant.BY_HAND, Contestant.BARE, Contestant.FORTHWITH);
        Paths paths = Paths.resolve(contestants, directory.resolve("peers"));
        for (Contestant contestant : contestants) {
            Path place = directory.resolve(contestant.name());
            Project project = new Project(contestant, 4, 2, paths, place);
            Project.Cost cost = project.processed();
            assertTrue(cost.cpu() > 0 && cost.wall() > 0, cost::toString);
            for (String wrapper : List.of("AsyncResource0", "AsyncSource1", "AsyncResource2", "AsyncSource3")) {
                assertTrue(Files.exists(place.resolve("classes/bench/" + wrapper + ".class")), contestant + wrapper);
            }
            assertTrue(project.lines() > 200, contestant::toString);
        }
    }

    @Test
    void numbersGoWhereTheZeroStands() {
        Template template = new Template("Item0", "class Item0 { int zero = 0, x10 = 1; }");
        assertEquals("Item7", template.name(7));
        assertEquals("class Item7 { int zero = 0, x10 = 1; }", template.text(7));
    }
}
