package dev.forthwith.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which method makes a stage of an awaitable, by its name alone. */
class ConvertersTest {
    /** In the order of the alphabet. */
    private static final List<String> NAMES = List.of(
            "asCompletionStage",
            "subscribeAsCompletionStage",
            "toCompletableFuture",
            "toCompletionStage",
            "toFuture",
            "toStage");

    private static String converter(String name) {
        return "public CompletionStage<String> " + name + "() { return CompletableFuture.completedFuture(\"" + name
                + "\"); }\n";
    }

    /** A resource that is entered by an awaitable with these converters, whose class has a name of its own. */
    private static String resource(String name, List<String> converters) {
        return "@AsyncResource static class " + name
                + " { @Enter Reply open() { return new Reply(); } @Exit void close(String s) {}\n"
                + "static class Reply { " + String.join("", converters) + "} }\n";
    }

    private static Object run(Tool tool, String classes, int count) {
        String uses = "for (AsyncContextManager<String> each : List.<AsyncContextManager<String>>of("
                + IntStream.range(0, count)
                        .mapToObj(i -> "AsyncAll_A" + i + ".of()")
                        .collect(Collectors.joining(", "))
                + ")) { LOG.add(each.call(r -> r).await()); } return LOG;";
        return Program.run(tool, "final class All { private All() {}\n" + classes + "}", uses);
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void eachIsCalledWhereItIsAlone(Tool tool) {
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            classes.append(resource("A" + i, List.of(converter(NAMES.get(i)))));
        }
        assertEquals(NAMES, run(tool, classes.toString(), NAMES.size()));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void ofThoseThatAgreeTheFirstInTheAlphabetIsCalled(Tool tool) {
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            List<String> rest = NAMES.subList(i, NAMES.size());
            // The order in which they are written does not matter.
            classes.append(resource(
                    "A" + i,
                    rest.stream()
                            .sorted(Comparator.reverseOrder())
                            .map(ConvertersTest::converter)
                            .toList()));
        }
        assertEquals(NAMES, run(tool, classes.toString(), NAMES.size()));
    }

    @ParameterizedTest
    @EnumSource(Tool.class)
    void deprecatedOnesComeLast(Tool tool) {
        StringBuilder classes = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) {
            int first = i;
            classes.append(resource(
                    "A" + i,
                    NAMES.stream()
                            .map(name -> (NAMES.indexOf(name) < first ? "@Deprecated " : "") + converter(name))
                            .toList()));
        }
        classes.append(resource(
                "A" + NAMES.size(),
                NAMES.stream().map(name -> "@Deprecated " + converter(name)).toList()));
        List<String> expected = new ArrayList<>(NAMES);
        expected.add(NAMES.get(0));
        assertEquals(expected, run(tool, classes.toString(), NAMES.size() + 1));
    }
}
