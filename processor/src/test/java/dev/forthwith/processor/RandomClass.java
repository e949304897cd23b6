package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A legal annotated class made of a seed, with an expression that uses its wrapper. Names are written in full, so that type parameters may
 * be called anything.
 */
final class RandomClass {
    private static final String STAGE = "java.util.concurrent.CompletionStage<";
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final String DONE = FUTURE + ".completedFuture(";

    /** Of a constructor; the first may hide one of the class. */
    private static final String OWN_VARIABLES = "<T, Y extends java.lang.Exception> ";

    private static final List<String> NAMES = List.of(
            "factory",
            "self",
            "resource",
            "outcome",
            "failure",
            "type",
            "name",
            "value",
            "get",
            "$x",
            "Objects",
            "context",
            "arrived",
            "record",
            "sealed",
            "_1",
            "stack",
            "page",
            "awaitable",
            "String");
    private static final List<String> METHODS = List.of(
            "open",
            "yield",
            "record",
            "$m",
            "_2",
            "get",
            "run",
            "context",
            "iterator",
            "from",
            "of",
            "self",
            "call",
            "permits");

    /** Ways to enter: the result, the body, the resource; null for the instance itself. */
    private static final String[][] ENTERS = {
        {"void", "", null},
        {STAGE + "java.lang.Void>", "return " + DONE + "null);", null},
        {"java.lang.String", "return \"r\";", "java.lang.String"},
        {"int", "return 7;", "java.lang.Integer"},
        {"long[]", "return new long[1];", "long[]"},
        {STAGE + "java.lang.String>", "return " + DONE + "\"r\");", "java.lang.String"},
        {STAGE + "? extends java.lang.String>", "return " + DONE + "\"r\");", "java.lang.String"},
        {FUTURE + "<int[]>", "return " + DONE + "new int[1]);", "int[]"},
        {"q.Shapes.Mono<java.lang.String>", "return new q.Shapes.Mono<>(\"r\");", "java.lang.String"},
        {"q.Shapes.Named", "return new q.Shapes.Named();", "java.util.List<? super java.lang.String>"},
        {"q.Shapes.Listened<java.lang.String>", "return new q.Shapes.Listened<>(\"r\");", "java.lang.String"},
    };

    private static final String[][] EXITS = {
        {"void", ""},
        {"boolean", "return false;"},
        {"java.lang.Boolean", "return null;"},
        {STAGE + "java.lang.Void>", "return " + DONE + "null);"},
        {FUTURE + "<java.lang.Boolean>", "return " + DONE + "false);"},
        {"q.Shapes.Mono<java.lang.Void>", "return new q.Shapes.Mono<>(null);"},
        {"q.Shapes.Listened<? extends java.lang.Boolean>", "return new q.Shapes.Listened<>(true);"},
    };

    /** Ways to yield two elements, of the type #. */
    private static final String[][] NEXTS = {
        {"@Next", "#", "left-- > 0 ? (#) element : null"},
        {
            "@Next",
            "java.util.Optional<#>",
            "left-- > 0 ? java.util.Optional.of((#) element) : java.util.Optional.empty()"
        },
        {"@Next", STAGE + "#>", DONE + "left-- > 0 ? (#) element : null)"},
        {
            "@Next",
            STAGE + "? extends java.util.Optional<? extends #>>",
            DONE + "left-- > 0 ? java.util.Optional.<#>of((#) element) : java.util.Optional.<#>empty())"
        },
        {"@Next", "q.Shapes.Mono<#>", "new q.Shapes.Mono<#>(left-- > 0 ? (#) element : null)"},
        {"@Next", "q.Shapes.Listened<? extends #>", "new q.Shapes.Listened<#>(left-- > 0 ? (#) element : null)"},
        {"@NextPage", "java.util.List<#>", "left-- > 0 ? java.util.List.of((#) element) : null"},
        {
            "@NextPage",
            STAGE + "java.util.Optional<java.util.Set<? extends #>>>",
            DONE + "left-- > 0 ? java.util.Optional.<java.util.Set<? extends #>>of(java.util.Set.of((#) element))"
                    + " : java.util.Optional.<java.util.Set<? extends #>>empty())"
        },
        {"@NextPage", "java.util.stream.Stream<#>", "left-- > 0 ? java.util.stream.Stream.of((#) element) : null"},
        {"@NextPage", FUTURE + "<java.lang.Integer[]>", DONE + "left-- > 0 ? new java.lang.Integer[] {1} : null)"},
    };

    private final Random random;
    private final String simple;
    private final boolean source;
    private final RandomTypes types;
    private final StringBuilder members = new StringBuilder();
    private final StringBuilder supers = new StringBuilder();
    private String inherited = "";
    private String arguments = "";
    private boolean exits;
    private String annotationArguments = "";
    private final int place;
    private final List<String> methodNames = new ArrayList<>(METHODS);
    private boolean hasVariablesOfItsOwn;

    RandomClass(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.simple = "C" + seed;
        this.source = random.nextBoolean();
        this.place = random.nextInt(4);
        this.types = new RandomTypes(random, random.nextInt(4));
        Collections.shuffle(methodNames, random);
        constructors();
        boolean lifecycle = !source || random.nextBoolean();
        if (source) {
            next();
            annotationArguments = random.nextInt(4) == 0 ? "(prefetch = " + random.nextInt(3) + ")" : "";
        }
        if (lifecycle) {
            boolean entered = !source || random.nextBoolean();
            exit(entered ? enter() : "");
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String self() {
        return type() + types.variables();
    }

    /** The name of the class where it stands. */
    private String type() {
        return place == 0 || place == 3 ? "q." + simple : "q.Outer" + simple + "." + simple;
    }

    private void constructors() {
        int count = random.nextInt(4);
        arguments = constructor(count, "");
        hasVariablesOfItsOwn = members.indexOf(OWN_VARIABLES) >= 0;
        if (oneIn(3)) {
            constructor(count + 1, oneIn(3) ? "private " : "");
        }
    }

    private String constructor(int count, String access) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        List<String> declared = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean varargs = i == count - 1 && oneIn(3);
            RandomTypes.Type type = varargs ? types.reference() : types.any();
            declared.add(annotation() + type.inside() + (varargs ? "... " : " ") + names.get(i));
            if (!varargs) {
                values.add(type.value());
            }
        }
        members.append(oneIn(8) ? "@Deprecated(since = \"1\", forRemoval = " + random.nextBoolean() + ") " : "")
                .append(access.isEmpty() && oneIn(3) ? "public " : access)
                .append(oneIn(5) ? OWN_VARIABLES : "")
                .append(simple + "(" + String.join(", ", declared) + ")" + throwing() + " {}\n");
        return String.join(", ", values);
    }

    private String throwing() {
        return oneIn(3) ? " throws java.lang.Exception" : oneIn(8) ? " throws java.lang.Throwable" : "";
    }

    private String annotation() {
        return oneIn(4)
                ? "@q.Shapes.Named2(text = \"a\\\"\\u2028\\\\\\n\", type = int[].class, unit = "
                        + "java.util.concurrent.TimeUnit.DAYS, numbers = {1, -2}, c = '\\'', d = 1.0 / 0) "
                : "";
    }

    /** What a method is called, and whether it is marked: unmarked ones have the conventional name. */
    private String head(String mark, String conventional, String result, String parameters) {
        boolean marked = oneIn(2);
        String name = marked ? methodNames.remove(0) : conventional;
        if (marked && oneIn(3)) {
            // Overloads without a mark are nobody's business.
            members.append("void ").append(name).append("(short other) {}\n");
        }
        return (marked ? mark + " " : "") + (oneIn(6) ? "public " : "") + result + " " + name + "(" + parameters + ")";
    }

    private void next() {
        String[] form = NEXTS[random.nextInt(NEXTS.length)];
        boolean array = form[1].contains("[]");
        String element = array || oneIn(2) ? "java.lang.Integer" : types.someVariable();
        String mark = form[0].equals("@Next") && oneIn(4) ? "@Next(interruptible = false)" : form[0];
        members.append("private int left = 2;\n")
                .append("private final java.lang.Object element = ")
                .append(RandomTypes.valueOf(types.witness(element)))
                .append(";\n");
        boolean blocking = !isAwaitable(form[1]) && oneIn(3);
        members.append(blocking ? "@Blocking " : "")
                .append(head(mark, form[0].equals("@Next") ? "next" : "nextPage", form[1], "")
                        .replace("#", element))
                .append(oneIn(3) ? " throws java.lang.Exception" : "")
                .append(" { return ")
                .append(form[2].replace("#", element))
                .append("; }\n");
    }

    private static boolean isAwaitable(String result) {
        return result.contains("Complet") || result.contains("Shapes");
    }

    /** Answers with the type of the resource. */
    private String enter() {
        String[] form = ENTERS[random.nextInt(ENTERS.length)];
        boolean stacked = oneIn(4);
        String parameters = stacked ? "dev.forthwith.AsyncExitStack stack" : "";
        String body = (stacked ? "stack.defer(() -> " + DONE + "null)); " : "") + form[1];
        if (form[2] != null && oneIn(3)) {
            inherit(form, parameters, body);
        } else {
            members.append(!isAwaitable(form[0]) && oneIn(4) ? "@Blocking " : "")
                    .append(head(oneIn(4) ? "@Enter(interruptible = true)" : "@Enter", "enter", form[0], parameters))
                    .append(throwing() + " { " + body + " }\n");
        }
        return form[2] == null ? self() : form[2];
    }

    /** Declares the enter method where it is inherited from: a generic superclass, or the default of a generic interface. */
    private void inherit(String[] form, String parameters, String body) {
        boolean anInterface = oneIn(2);
        String boxed = form[0].equals("int") ? "java.lang.Integer" : form[0];
        inherited = (place == 1 || place == 2 ? "static " : "")
                + (anInterface ? "interface " : "abstract class ")
                + "Base" + simple + "<R> {\n@Enter " + (anInterface ? "default " : "")
                + "R enter(" + parameters + ") " + "{ return cast(() -> { " + body + " }); }\n"
                + "@java.lang.SuppressWarnings(\"unchecked\") static <R> R cast("
                + "java.util.function.Supplier<java.lang.Object> made) { return (R) made.get(); }\n}\n";
        supers.append(anInterface ? " implements " : " extends ")
                .append(place == 1 || place == 2 ? "q.Outer" + simple + ".Base" : "q.Base")
                .append(simple + "<" + boxed + ">");
    }

    private void exit(String resource) {
        List<String> parameters =
                new ArrayList<>(List.of("dev.forthwith.Outcome outcome", "java.lang.Throwable failure"));
        if (!resource.isEmpty()) {
            parameters.add(resource + " resource");
        }
        Collections.shuffle(parameters, random);
        String[] form = EXITS[random.nextInt(EXITS.length)];
        String asked = String.join(", ", parameters.subList(0, random.nextInt(parameters.size() + 1)));
        String check = asked.contains("outcome") ? "outcome == dev.forthwith.Outcome.COMPLETED" : "true";
        String resourceCheck = asked.contains(" resource") ? "resource != null" : "true";
        members.append(head("@Exit", "exit", form[0], asked))
                .append(throwing() + " { q.Shapes.exited(" + check + " && " + resourceCheck + "); " + form[1] + " }\n");
        exits = true;
    }

    String source() {
        String annotation = "@" + (source ? "AsyncSource" : "AsyncResource") + annotationArguments
                + " @java.lang.SuppressWarnings({\"unchecked\", \"varargs\", \"try\", \"overloads\"}) ";
        String type = (place == 1 || place == 2 ? "static " : "")
                + (oneIn(4) ? "final " : "")
                + "class " + simple + types.declared() + supers + " {\n" + members + "}\n";
        return switch (place) {
            case 1 -> "class Outer" + simple + " {\n" + annotation + type + inherited + "}\n";
            case 2 -> "interface Outer" + simple + "<T> {\n" + annotation + type + inherited + "}\n";
            default -> annotation + type + inherited;
        };
    }

    /** An expression that uses the wrapper and yields what was expected: the number of elements, or 5. */
    String use() {
        String wrapper = "q.Async" + (place == 1 || place == 2 ? "Outer" + simple + "_" : "") + simple;
        String of = wrapper + "." + of() + "(" + arguments + ")";
        return source ? of + ".count().await()" : of + ".call(resource -> 5L).await()";
    }

    private String of() {
        return hasVariablesOfItsOwn
                ? "<" + types.witnesses().replaceAll("[<>]", "")
                        + (types.witnesses().isEmpty() ? "" : ", ") + types.witness("T")
                        + ", java.lang.RuntimeException>of"
                : types.witnesses() + "of";
    }

    long expected() {
        return source ? 2 : 5;
    }

    int expectedExits() {
        return exits ? 1 : 0;
    }
}
