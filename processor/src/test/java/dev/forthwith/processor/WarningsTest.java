package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every warning is silenced by {@code @SuppressWarnings("forthwith")}, at its place and anywhere around it, and by nothing else. */
@SuppressWarnings("StringConcatToTextBlock") // the shape of the source does not matter here
class WarningsTest {
    private static final String HEAD = "package q; import dev.forthwith.*; import dev.forthwith.annotation.*;"
            + " import java.util.*; import java.util.concurrent.*;\n";

    /** The % is where it may be silenced. */
    private static void isSilenced(Tool tool, String code, String... sources) {
        for (String source : sources) {
            assertEquals(List.of(code), codes(tool, source.replace("%", "")), source);
            assertEquals(List.of(code), codes(tool, source.replace("%", "@SuppressWarnings(\"fw\") ")), source);
            assertEquals(List.of(), codes(tool, source.replace("%", "@SuppressWarnings(\"forthwith\") ")), source);
        }
    }

    private static List<String> codes(Tool tool, String source, Processor... others) {
        List<Processor> processors = new ArrayList<>(List.of(others));
        processors.add(new ForthwithProcessor());
        return Compilation.with(tool, processors, List.of(), HEAD + source)
                .succeeded()
                .codes();
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void thatOfALostMark(Tool tool) {
        String base = "\nclass Base { @Enter void open() {} @Exit void close() {} }";
        isSilenced(
                tool,
                "FW202",
                "@AsyncResource class Fine extends Base { %@Override void open() {} }" + base,
                "@AsyncResource class Fine extends Base { %@Override void close() {} }" + base,
                "%@AsyncResource class Fine extends Base { @Override void close() {} }" + base,
                "%class Outer { @AsyncResource static class Fine extends Base { @Override void open() {} } }" + base);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void thatOfAnExitThatSeesNothing(Tool tool) {
        isSilenced(
                tool,
                "FW203",
                "@AsyncResource class Fine { @Enter Void in() { return null; } @Exit void out(%Void v) {} }",
                "@AsyncResource class Fine { @Enter Void in() { return null; } %@Exit void out(Void v) {} }",
                "%@AsyncResource class Fine { @Enter Void in() { return null; } @Exit void out(Void v) {} }",
                "%class Outer { @AsyncResource static class Fine { @Enter Void in() { return null; } @Exit void out(Void v) {} } }");
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void thatOfAFileThatIsThere(Tool tool) {
        for (String source : List.of(
                "%@AsyncResource class Fine { @Enter void in() {} @Exit void out() {} }",
                "%class Outer { @AsyncResource(name = \"AsyncFine\") static class Fine { @Enter void in() {} @Exit void out() {} } }")) {
            for (String suppressed : List.of("", "@SuppressWarnings(\"forthwith\") ")) {
                Neighbour neighbour = new Neighbour(1, "q.AsyncFine", "package q; class AsyncFine {}");
                assertEquals(
                        suppressed.isEmpty() ? List.of("FW204") : List.of(),
                        codes(tool, source.replace("%", suppressed), neighbour));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void thatOfAFutureThatTellsNobody(Tool tool) {
        isSilenced(
                tool,
                "FW206",
                "@AsyncSource class Fine { %@Next Future<String> next() { return null; } }",
                "%@AsyncSource class Fine { @Next Future<String> next() { return null; } }",
                "@AsyncResource class Fine { %@Enter Future<String> in() { return null; } @Exit void out() {} }",
                "%class Outer { @AsyncSource static class Fine { @Next Future<String> next() { return null; } } }");
    }
}
