package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An annotated class made of a seed: legal, with an expression that uses its wrapper; or with one mistake, whose code is known. */
final class RandomClass {
    private static final List<String> TYPE_PARAMETERS = List.of(
            "T", "K extends Comparable<? super K>", "N extends Number & Comparable<N>", "L extends List<? extends T2>");
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
            "arrived");
    private static final List<String[]> PARAMETERS = List.of(
            new String[] {"int", "1"},
            new String[] {"String", "\"s\""},
            new String[] {"int[]", "new int[0]"},
            new String[] {"List<? super String>", "new ArrayList<Object>()"},
            new String[] {"Map<String, List<Integer>>", "new HashMap<String, List<Integer>>()"},
            new String[] {"long[][]", "new long[0][]"});
    private static final List<String[]> ENTERS = List.of(
            new String[] {"void", "", null},
            new String[] {"CompletionStage<Void>", "return CompletableFuture.completedFuture(null);", null},
            new String[] {"String", "return \"r\";", "String"},
            new String[] {"int", "return 7;", "Integer"},
            new String[] {"CompletionStage<String>", "return CompletableFuture.completedFuture(\"r\");", "String"},
            new String[] {
                "CompletableFuture<List<String>>",
                "return CompletableFuture.completedFuture(List.of());",
                "List<String>"
            },
            new String[] {"CompletionStage<int[]>", "return CompletableFuture.completedFuture(new int[1]);", "int[]"});
    private static final List<String[]> EXITS = List.of(
            new String[] {"void", ""},
            new String[] {"boolean", "return false;"},
            new String[] {"CompletionStage<Void>", "return CompletableFuture.completedFuture(null);"},
            new String[] {"CompletableFuture<Boolean>", "return CompletableFuture.completedFuture(false);"});
    private static final List<String[]> NEXTS = List.of(
            new String[] {"@Next", "Integer", "return left-- > 0 ? Integer.valueOf(1) : null;"},
            new String[] {"@Next", "Optional<Integer>", "return left-- > 0 ? Optional.of(1) : Optional.empty();"},
            new String[] {
                "@Next", "CompletionStage<Integer>", "return CompletableFuture.completedFuture(left-- > 0 ? 1 : null);"
            },
            new String[] {
                "@Next",
                "CompletableFuture<Optional<Integer>>",
                "return CompletableFuture.completedFuture(left-- > 0 ? Optional.of(1) : Optional.empty());"
            },
            new String[] {"@NextPage", "List<Integer>", "return left-- > 0 ? List.of(1) : null;"},
            new String[] {
                "@NextPage",
                "CompletionStage<Integer[]>",
                "return CompletableFuture.completedFuture(left-- > 0 ? new Integer[] {1} : null);"
            },
            new String[] {
                "@NextPage",
                "CompletionStage<Set<Integer>>",
                "return CompletableFuture.completedFuture(left-- > 0 ? Set.of(1) : null);"
            },
            new String[] {"@NextPage", "Stream<Integer>", "return left-- > 0 ? Stream.of(1) : null;"});

    private final Random random;
    private final String simple;
    private final boolean source;
    private final boolean nested;
    private final StringBuilder body = new StringBuilder();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> typeParameters = new ArrayList<>();
    private String annotationArguments = "";

    RandomClass(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.simple = "C" + seed;
        this.source = random.nextBoolean();
        this.nested = random.nextInt(3) == 0;
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            // Each parameter has a name of its own.
            typeParameters.add(TYPE_PARAMETERS.get(random.nextInt(3)).replaceAll("\\b([TKN])\\b", "$1" + i));
        }
        constructor();
        if (source) {
            next();
            if (random.nextBoolean()) {
                String resource = random.nextBoolean() ? enter() : "";
                exit("".equals(resource) ? null : resource == null ? self() : resource);
            }
            if (random.nextInt(4) == 0) {
                annotationArguments = "(prefetch = " + random.nextInt(3) + ")";
            }
        } else {
            String resource = enter();
            exit(resource == null ? self() : resource);
        }
    }

    private String self() {
        return simple + typeArguments();
    }

    private String typeArguments() {
        return typeParameters.isEmpty()
                ? ""
                : "<"
                        + String.join(
                                ", ",
                                typeParameters.stream()
                                        .map(p -> p.replaceAll(" .*", ""))
                                        .toList()) + ">";
    }

    private void constructor() {
        int count = random.nextInt(4);
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        List<String> declared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] parameter = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
            boolean varargs = i == count - 1 && random.nextInt(3) == 0;
            declared.add((varargs ? "String..." : parameter[0]) + " " + names.get(i));
            if (!varargs) {
                arguments.add(parameter[1]);
            }
        }
        String visibility = random.nextInt(3) == 0 ? "public " : "";
        body.append("    ")
                .append(visibility)
                .append(simple)
                .append('(')
                .append(String.join(", ", declared))
                .append(')');
        body.append(random.nextInt(3) == 0 ? " throws Exception {}\n" : " {}\n");
    }

    private void next() {
        String[] form = NEXTS.get(random.nextInt(NEXTS.size()));
        String conventional = form[0].equals("@Next") ? "next" : "nextPage";
        boolean marked = random.nextBoolean();
        body.append("    private int left = 2;\n    ")
                .append(marked ? form[0] + " " : "")
                .append(form[1])
                .append(' ')
                .append(marked ? "pull" : conventional)
                .append("() ")
                .append(random.nextInt(3) == 0 ? "throws Exception " : "")
                .append("{ ")
                .append(form[2])
                .append(" }\n");
    }

    /** Answers with the type of the resource; null: the instance itself. */
    private @Nullable String enter() {
        String[] form = ENTERS.get(random.nextInt(ENTERS.size()));
        boolean marked = random.nextBoolean();
        body.append("    ")
                .append(marked ? "@Enter " : "")
                .append(form[0])
                .append(marked ? " open() " : " enter() ")
                .append(random.nextInt(3) == 0 ? "throws Exception " : "")
                .append("{ ")
                .append(form[1])
                .append(" }\n");
        return form[2];
    }

    private void exit(@Nullable String resource) {
        List<String> parameters = new ArrayList<>(List.of("Outcome outcome", "Throwable failure"));
        if (resource != null) {
            parameters.add(resource + " resource");
        }
        Collections.shuffle(parameters, random);
        String[] form = EXITS.get(random.nextInt(EXITS.size()));
        boolean marked = random.nextBoolean();
        body.append("    ")
                .append(marked ? "@Exit " : "")
                .append(form[0])
                .append(marked ? " close(" : " exit(")
                .append(String.join(", ", parameters.subList(0, random.nextInt(parameters.size() + 1))))
                .append(") ")
                .append("{ Main.EXITS.incrementAndGet(); ")
                .append(form[1])
                .append(" }\n");
    }

    String source() {
        return wrapped("@" + (source ? "AsyncSource" : "AsyncResource") + annotationArguments, "", body.toString());
    }

    private String wrapped(String annotation, String modifiers, String members) {
        String declared = typeParameters.isEmpty() ? "" : "<" + String.join(", ", typeParameters) + ">";
        String type = annotation + " " + (nested ? "static " : "") + modifiers + "class " + simple + declared + " {\n"
                + members + "}\n";
        return nested ? "class Outer" + simple + " {\n" + type + "}\n" : type;
    }

    private String wrapper() {
        return nested ? "AsyncOuter" + simple + "_" + simple : "Async" + simple;
    }

    /** An expression that uses the wrapper and yields what was expected: the number of elements, or 5. */
    String use() {
        String of = wrapper() + "." + typeWitness() + "of(" + String.join(", ", arguments) + ")";
        return source ? of + ".count().await()" : of + ".call(resource -> 5L).await()";
    }

    private String typeWitness() {
        return typeParameters.isEmpty()
                ? ""
                : "<"
                        + String.join(
                                ", ",
                                typeParameters.stream()
                                        .map(p -> p.contains("Number") ? "Integer" : "String")
                                        .toList())
                        + ">";
    }

    long expected() {
        return source ? 2 : 5;
    }

    /** The same class with one mistake; the code comes first. */
    String[] broken() {
        String members = body.toString();
        switch (random.nextInt(6)) {
            case 0:
                return broken("FW102", wrapped("@" + (source ? "AsyncSource" : "AsyncResource"), "abstract ", members));
            case 1:
                return broken("FW113", wrapped("@AsyncSource @AsyncResource", "", members));
            case 2:
                return broken(
                        "FW120",
                        wrapped(
                                "@AsyncSource(prefetch = -1)",
                                "",
                                "    " + simple + "() {}\n @Next Integer pull() { return null; }\n"));
            case 3:
                return broken(
                        "FW117",
                        wrapped("@" + (source ? "AsyncSource" : "AsyncResource") + "(name = \"1x\")", "", members));
            case 4:
                return broken(
                        "FW119",
                        wrapped(
                                "@AsyncSource",
                                "",
                                "    private " + simple + "() {}\n @Next Integer pull() { return null; }\n"));
            default:
                return broken("FW111", wrapped("@AsyncSource", "", "    @Next void pull() {}\n"));
        }
    }

    private static String[] broken(String code, String text) {
        return new String[] {code, text};
    }
}
