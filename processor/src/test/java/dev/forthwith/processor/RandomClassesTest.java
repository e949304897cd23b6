package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random annotated classes: legal ones compile clean under every compiler and behave, illegal ones get exactly the diagnostic that was
 * planted. {@code -Dforthwith.classes=N} tries N of them, {@code -Dforthwith.seed=S} begins at S.
 */
class RandomClassesTest {
    private static final int CLASSES = Integer.getInteger("forthwith.classes", 500);
    private static final long SEED = Long.getLong("forthwith.seed", 0);
    private static final int BATCH = 50;
    private static final String HEAD =
            "package q; import dev.forthwith.*; import dev.forthwith.annotation.*; import java.util.*;"
                    + " import java.util.concurrent.*; import java.util.concurrent.atomic.*; import java.util.stream.*;\n";

    @Test
    void legalOnesAreCleanAndBehave() {
        System.out.println("random classes from seed " + SEED);
        for (long first = SEED; first < SEED + CLASSES; first += BATCH) {
            for (Tool tool : Tool.values()) {
                List<String> sources = new ArrayList<>();
                StringBuilder main = new StringBuilder(
                        HEAD + "public final class Main {\n    private Main() {}\n"
                                + "    static final AtomicInteger EXITS = new AtomicInteger();\n"
                                + "    public static Object run() throws Exception {\n        StringBuilder wrong = new StringBuilder();\n");
                for (long seed = first; seed < first + BATCH; seed++) {
                    RandomClass made = new RandomClass(seed);
                    sources.add(HEAD + made.source());
                    main.append("        if (")
                            .append(made.use())
                            .append(" != ")
                            .append(made.expected())
                            .append("L) { wrong.append(\" ")
                            .append(seed)
                            .append("\"); }\n");
                }
                sources.add(main.append("        return wrong.toString();\n    }\n}\n")
                        .toString());
                Object wrong = Compilation.of(tool, sources.toArray(new String[0]))
                        .clean()
                        .run("q.Main", "run");
                assertEquals("", wrong, tool + ": seeds");
            }
        }
    }

    @Test
    void illegalOnesGetTheirDiagnostic() {
        for (long first = SEED; first < SEED + CLASSES; first += BATCH) {
            List<String> sources = new ArrayList<>();
            List<String> codes = new ArrayList<>();
            for (long seed = first; seed < first + BATCH; seed++) {
                String[] broken = new RandomClass(seed).broken();
                codes.add(broken[0]);
                sources.add(HEAD + broken[1]);
            }
            sources.add(HEAD
                    + "final class Main { private Main() {} static final AtomicInteger EXITS = new AtomicInteger(); }");
            Compilation compilation = Compilation.of(Tool.JAVAC, sources.toArray(new String[0]));
            List<String> said = new ArrayList<>(compilation.codes());
            for (String code : codes) {
                assertTrue(said.remove(code), () -> code + " is missing in " + compilation.ours());
            }
            assertEquals(List.of(), said, () -> "more than was planted: " + compilation.ours());
        }
    }
}
