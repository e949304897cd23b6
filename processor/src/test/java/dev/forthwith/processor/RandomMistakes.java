package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

/** An annotated class made of a seed with one to four mistakes, of which each is reported once, whatever the others are. */
final class RandomMistakes {
    /** A part of a class, and the code that it is reported with; none if it is legal. */
    private record Part(String text, List<String> codes) {
        Part(String text, String... codes) {
            this(text, List.of(codes));
        }
    }

    private static final Part[] ENTERS = {
        new Part("@Enter String open() { return null; }"),
        new Part("CompletionStage<String> enter() { return null; }"),
        new Part("@Enter private String open() { return null; }", "FW107"),
        new Part("@Enter static String open() { return null; }", "FW108"),
        new Part("@Enter String open(int url) { return null; }", "FW110"),
        new Part(
                "@Enter String open(AsyncExitStack stack, List<String> more, int n) { return null; }",
                "FW110",
                "FW110"),
        new Part("@Enter CompletionStage<?> open() { return null; }", "FW121"),
        new Part("@Enter Flow.Publisher<String> open() { return null; }", "FW112"),
        new Part("@Enter <R> CompletionStage<R> open() { return null; }", "FW111"),
        new Part("@Enter Minds<Integer> open() { return null; }", "FW122"),
        new Part("@Enter CompletionStage<Hidden> open() { return null; } private static class Hidden {}", "FW123"),
        new Part("@Enter void open() {} @Enter void reopen() {}", "FW106"),
        new Part("void enter() {} void enter(int n) {}", "FW106"),
        new Part("@Enter CompletionStage<Optional<?>> open() { return null; }"),
        new Part("@Enter CompletionStage<Optional<Hidden>> open() { return null; } private enum Hidden {}", "FW123"),
    };

    private static final Part[] EXITS = {
        new Part("@Exit void close(Outcome outcome) {}"),
        new Part("CompletableFuture<Boolean> exit(Throwable failure) { return null; }"),
        new Part("@Exit private void close() {}", "FW107"),
        new Part("@Exit static void close() {}", "FW108"),
        new Part("@Exit void close(Outcome one, Outcome other) {}", "FW110"),
        new Part("@Exit String close() { return null; }", "FW111"),
        new Part("@Exit int close(Throwable one, Throwable other) { return 1; }", "FW110", "FW111"),
        new Part("@Exit CompletionStage<Integer> close() { return null; }", "FW111"),
        new Part("@Exit CompletionStage<?> close() { return null; }", "FW121"),
        new Part("@Exit Flow.Publisher<Void> close() { return null; }", "FW112"),
        new Part("@Exit void close() {} @Exit boolean other() { return true; }", "FW106"),
        new Part("@Exit @Blocking CompletionStage<Void> close() { return null; }", "FW201"),
    };

    private static final Part[] NEXTS = {
        new Part("@Next Integer pull() { return null; }"),
        new Part("@NextPage List<String> pull() { return null; }"),
        new Part("@Next void pull() {}", "FW111"),
        new Part("@Next int pull() { return 1; }", "FW111"),
        new Part("@Next CompletionStage<Void> pull() { return null; }", "FW111"),
        new Part("@Next Optional<?> pull() { return null; }", "FW121"),
        new Part("@Next CompletionStage<Optional<? super String>> pull() { return null; }", "FW121"),
        new Part("@NextPage int[] pull() { return null; }", "FW111"),
        new Part("@NextPage String pull() { return null; }", "FW111"),
        new Part("@SuppressWarnings(\"rawtypes\") @NextPage List pull() { return null; }", "FW121"),
        new Part("@Next Integer pull(int n) { return n; }", "FW110"),
        new Part("@Next Integer pull() { return null; } @NextPage List<String> page() { return null; }", "FW106"),
        new Part("@Next Flow.Publisher<String> pull() { return null; }", "FW112"),
        new Part("void nexd() {}", "FW105"),
        new Part("@Next @Blocking CompletionStage<String> pull() { return null; }", "FW201"),
        new Part("@Next Made<Optional<String>> pull() { return null; }"),
        new Part("@Next Made<Optional<?>> pull() { return null; }", "FW121"),
        new Part("@SuppressWarnings(\"rawtypes\") @Next Made<Optional> pull() { return null; }", "FW121"),
        new Part("@Next Made<Optional<Void>> pull() { return null; }", "FW111"),
        new Part("@NextPage Made<Optional<String>> pull() { return null; }", "FW111"),
        new Part("@NextPage Made<Optional<List<?>>> pull() { return null; }", "FW121"),
        new Part("@Next Minds<Optional<String>> pull() { return null; }", "FW122"),
        new Part("@Next Made<Optional<Rows>> pull() { return null; } private interface Rows {}", "FW123"),
    };

    private static final Part[] CONSTRUCTORS = {
        new Part(""),
        new Part("# (int n) {}"),
        new Part("private # () {}", "FW119"),
        new Part("# (Priv p) {} private record Priv() {}", "FW119"),
    };

    private static final Part[] HEADS = {
        new Part("class #"),
        new Part("final class #"),
        new Part("record #(int n)"),
        new Part("abstract class #", "FW102"),
    };

    /** What a class stands in: ! is a class that is static, ? one that needs an instance of the one around unless it is a record. */
    private static final Part[] PLACES = {
        new Part("!"),
        new Part("interface #<T> { ! }"),
        new Part("record #<T>(T t) { static ! }"),
        new Part("class #<T> { ? }"),
        new Part("class #<T extends Comparable<T>> { class Mid<S> { static ! } }"),
        new Part("class #<T> { class Mid { class Low<S extends T> { ? } } }"),
        new Part("class #<T> { private interface Mid<S> { ! } }", "FW104"),
    };

    private final Random random;
    private final String simple;
    private final List<String> codes = new ArrayList<>();
    private final String source;

    RandomMistakes(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.simple = "M" + seed;
        String place = part(PLACES);
        String head = part(HEADS);
        boolean record = head.startsWith("record");
        if (place.contains("?") && !record) {
            codes.add("FW103");
        }
        String name = place.equals("!") ? simple : "Bad" + seed;
        boolean isSource = random.nextBoolean();
        List<String> members = new ArrayList<>();
        // The constructor of a record is there, and that of a private class cannot be called anyway.
        if (record) {
            // Eclipse's compiler knows no place in a record without methods.
            members.add("@Override public String toString() { return null; }");
        } else if (!codes.contains("FW104")) {
            members.add(part(CONSTRUCTORS).replace("#", name));
        }
        if (isSource) {
            members.add(part(NEXTS));
        } else if (random.nextInt(8) == 0) {
            members.add("@Next Integer pull() { return null; }");
            codes.add("FW115");
        }
        if (!isSource || random.nextBoolean()) {
            if (random.nextInt(8) > 0) {
                members.add(part(ENTERS));
            } else if (!isSource) {
                codes.add("FW105");
            }
            if (random.nextInt(8) > 0) {
                members.add(part(EXITS));
            } else if (!isSource) {
                codes.add("FW105");
            }
        }
        Collections.shuffle(members, random);
        String annotated = "@" + annotation(isSource) + " " + head.replace("#", name) + " {\n"
                + String.join("\n", members) + "\n}";
        // A modifier stands before the annotation.
        this.source = place.replace("#", simple).replaceAll("[!?]", Matcher.quoteReplacement(annotated)) + "\n";
    }

    private String part(Part[] parts) {
        // Most parts are legal, or else all classes would be wrong all over.
        Part part = parts[random.nextInt(2) == 0 ? random.nextInt(2) : random.nextInt(parts.length)];
        codes.addAll(part.codes());
        return part.text();
    }

    private String annotation(boolean isSource) {
        List<String> values = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            values.add("name = \"" + List.of("record", "1x", "a b", "class").get(random.nextInt(4)) + "\"");
            codes.add("FW117");
        }
        if (isSource && random.nextInt(5) == 0) {
            values.add("prefetch = -" + (1 + random.nextInt(9)));
            codes.add("FW120");
        }
        return (isSource ? "AsyncSource" : "AsyncResource") + "(" + String.join(", ", values) + ")";
    }

    /** The name of its file. */
    String simple() {
        return simple;
    }

    String source() {
        return source;
    }

    /** The codes of all its mistakes, in order. */
    List<String> codes() {
        List<String> sorted = new ArrayList<>(codes);
        Collections.sort(sorted);
        return sorted;
    }
}
