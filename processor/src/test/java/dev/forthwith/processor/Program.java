package dev.forthwith.processor;

/** Annotated classes and a main program that uses their wrappers, compiled without a warning and run. */
final class Program {
    static final String IMPORTS = """
            import dev.forthwith.*;
            import dev.forthwith.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.function.*;
            import java.util.stream.*;
            """;

    private Program() {}

    /** Runs a body that may log to LOG, and returns what it returns. */
    static Object run(Tool tool, String annotated, String body) {
        return run(tool, annotated, "", body);
    }

    /** The same with more members of the main class. */
    static Object run(Tool tool, String annotated, String members, String body) {
        String main = "package q;\n" + IMPORTS + "public final class Main {\n"
                + "    private Main() {}\n"
                + "    static final List<Object> LOG = new CopyOnWriteArrayList<>();\n"
                + members
                + "    public static Object run() throws Exception {\n" + body + "\n    }\n}\n";
        return Compilation.of(tool, "package q;\n" + IMPORTS + annotated, main)
                .clean()
                .run("q.Main", "run");
    }
}
