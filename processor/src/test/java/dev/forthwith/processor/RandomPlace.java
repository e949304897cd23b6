package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Where a random class stands and what it is called: beside its supertypes, in a package or in up to three other classes. */
final class RandomPlace {
    /** Names that generated code could mean something else by. */
    private static final List<String> CLASHES = List.of(
            "Override",
            "Callable",
            "Outcome",
            "AsyncTask",
            "String",
            "Object",
            "Throwable",
            "Boolean",
            "Exception",
            "SuppressWarnings",
            "Generated",
            "NullMarked",
            "Nullable",
            "CompletionStage",
            "AsyncContext",
            "AsyncContextManager",
            "AsyncIterable",
            "AsyncIterator",
            "AsyncExitStack",
            "AsyncSource",
            "Enter",
            "Objects",
            "List");

    /** What a class may stand in. */
    private static final List<String> OUTER = List.of(
            "class #",
            "class #<T>",
            "abstract class #<T extends java.lang.Comparable<? super T>, K>",
            "interface #<T>",
            "record #<R>(R r)",
            "enum #");

    private final Random random;
    private final String tag;
    private final String packageName;
    private final String simple;
    private final List<String> outers = new ArrayList<>();
    private final StringBuilder before = new StringBuilder();
    private final String modifiers;
    private final String given;
    private boolean inInterface;

    RandomPlace(Random random, long seed) {
        this.random = random;
        this.tag = "C" + seed;
        int depth = Math.max(0, random.nextInt(6) - 2);
        boolean clashes = random.nextInt(4) == 0;
        this.simple = clashes ? CLASHES.get(random.nextInt(CLASHES.size())) : tag;
        // A class at the top that hides others stands in a package of its own.
        this.packageName = clashes && depth == 0 ? "q.p" + seed : random.nextInt(4) == 0 ? "" : "q";
        for (int i = 0; i < depth; i++) {
            enclose(List.of("Outer" + tag, "Mid", "Low").get(i));
        }
        this.modifiers = modifiers();
        this.given = random.nextInt(5) > 0 ? "" : packageName.startsWith("q.") ? clash() : "Given" + tag;
    }

    /** A name that hides a class, and is not that of the class itself. */
    private String clash() {
        String name = CLASHES.get(random.nextInt(CLASHES.size()));
        return name.equals(simple) ? "Results" : name;
    }

    private void enclose(String name) {
        before.append(modifiers());
        String head = OUTER.get(random.nextInt(OUTER.size()));
        before.append(head.replace("#", name)).append(head.startsWith("enum") ? " {\n;\n" : " {\n");
        inInterface = head.startsWith("interface");
        outers.add(name);
    }

    private String modifiers() {
        String access = switch (random.nextInt(6)) {
            case 0, 1 -> "public ";
            case 2 -> outers.isEmpty() || inInterface ? "" : "protected ";
            default -> "";
        };
        return access + (outers.isEmpty() ? "" : "static ");
    }

    String packageName() {
        return packageName;
    }

    /** The name of the class. */
    String simple() {
        return simple;
    }

    /** The name of another class beside this one, where it is declared. */
    String simple(String prefix) {
        return prefix + tag;
    }

    private String inPackage(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    private String inside(String name) {
        return inPackage(outers.isEmpty() ? name : String.join(".", outers) + "." + name);
    }

    /** The full name of the class. */
    String self() {
        return inside(simple);
    }

    /** The full name of another class beside this one. */
    String beside(String prefix) {
        return inside(simple(prefix));
    }

    /** What a declaration beside this class begins with. */
    String besideModifiers() {
        return outers.isEmpty() ? "" : "static ";
    }

    /** The name that the wrapper has been given, or nothing; in a package of its own it may hide a class too. */
    String given() {
        return given;
    }

    /** The full name of the wrapper. */
    String wrapper() {
        List<String> names = new ArrayList<>(outers);
        names.add(simple);
        return inPackage(given.isEmpty() ? "Async" + String.join("_", names) : given);
    }

    /** The file with the class and what stands beside it. */
    String file(String annotation, String type, String beside) {
        return (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                + before
                + annotation
                + modifiers
                + type
                + beside
                + "}\n".repeat(outers.size());
    }
}
