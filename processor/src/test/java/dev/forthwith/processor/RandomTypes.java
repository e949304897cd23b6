package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random types as a class with type parameters may write them, and the same types for one that knows its type arguments. */
final class RandomTypes {
    private static final List<String> NASTY = List.of(
            "T", "K", "V", "E", "X", "Outcome", "List", "Override", "Call", "Context", "String", "Results", "_T", "$");

    /** Bounds, with a type argument that satisfies them; # is the parameter. */
    private static final String[][] BOUNDS = {
        {"", "java.lang.Integer"},
        {" extends java.lang.Comparable<? super #>", "java.lang.String"},
        {" extends java.lang.Number & java.lang.Comparable<#>", "java.lang.Integer"},
        {" extends java.lang.Enum<#>", "java.util.concurrent.TimeUnit"},
        {" extends java.lang.@org.jspecify.annotations.Nullable Object", "java.lang.String"},
    };

    private static final String[] PRIMITIVES = {"int", "long", "boolean", "char", "double", "byte"};
    private static final String[] VALUES = {"1", "2L", "true", "'c'", "1.5", "(byte) 3"};

    private final Random random;
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final List<String> declarations = new ArrayList<>();

    RandomTypes(Random random, int parameters) {
        this.random = random;
        while (arguments.size() < parameters) {
            declare();
        }
    }

    /** An annotation of a type, or nothing. */
    String mark() {
        return switch (random.nextInt(6)) {
            case 0 -> "@q.Shapes.Mark ";
            case 1 -> "@q.Shapes.Mark(\"m\") ";
            case 2 -> "@org.jspecify.annotations.Nullable ";
            default -> "";
        };
    }

    /** Declares one more type parameter, under a name of its own. */
    private void declare() {
        String name = NASTY.get(random.nextInt(NASTY.size()));
        if (arguments.containsKey(name)) {
            return;
        }
        if (!arguments.isEmpty() && random.nextInt(3) == 0) {
            List<String> names = new ArrayList<>(arguments.keySet());
            String other = names.get(random.nextInt(names.size()));
            declarations.add(name + " extends " + (random.nextBoolean() ? mark() + other : comparable(other)));
            arguments.put(name, arguments.get(other));
            return;
        }
        String[] bound = BOUNDS[random.nextInt(BOUNDS.length)];
        declarations.add(name + bound[0].replace("#", name));
        arguments.put(name, bound[1]);
    }

    private static String comparable(String other) {
        return "java.lang.Comparable<? super " + other + ">";
    }

    /** {@code <T extends Comparable<? super T>>}, or nothing. */
    String declared() {
        return declarations.isEmpty() ? "" : "<" + String.join(", ", declarations) + ">";
    }

    /** {@code <T>}, or nothing. */
    String variables() {
        return arguments.isEmpty() ? "" : "<" + String.join(", ", arguments.keySet()) + ">";
    }

    /** {@code <Integer>}, or nothing. */
    String witnesses() {
        return arguments.isEmpty() ? "" : "<" + String.join(", ", arguments.values()) + ">";
    }

    /** What a type is outside: a type parameter is its argument. */
    String witness(String type) {
        return arguments.getOrDefault(type, type.equals("T") ? "java.lang.String" : type);
    }

    /** A type parameter, or a class if there is none. */
    String someVariable() {
        return arguments.isEmpty() ? "java.lang.String" : variable()[0].replaceAll(".* ", "");
    }

    /** An expression of a type that is not null. */
    static String valueOf(String witness) {
        return switch (witness) {
            case "java.lang.Integer" -> "1";
            case "java.lang.String" -> "\"e\"";
            default -> witness + ".DAYS";
        };
    }

    /** A type as the class writes it, with expressions of that type outside and inside of the class. */
    record Type(String inside, String value, String insideValue) {}

    Type any() {
        if (random.nextInt(3) == 0) {
            int primitive = random.nextInt(PRIMITIVES.length);
            return new Type(primitiveMark() + PRIMITIVES[primitive], VALUES[primitive], VALUES[primitive]);
        }
        return reference();
    }

    /** Nothing primitive is nullable. */
    private String primitiveMark() {
        return random.nextInt(4) == 0 ? "@q.Shapes.Mark " : "";
    }

    /** A type that is no primitive; its value is null, whose type is said so that no overload is ambiguous. */
    Type reference() {
        return typed(reference(2));
    }

    /** A functional interface of some type, which is written #. */
    Type function(String form) {
        String[] of = reference(1);
        return typed(new String[] {form.replace("#", of[0]), form.replace("#", of[1])});
    }

    private static Type typed(String[] type) {
        return new Type(type[0], "(" + type[1] + ") null", "null");
    }

    /** A reference type inside and outside. */
    private String[] reference(int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 3);
        switch (kind) {
            case 0:
                return both("java.lang.String");
            case 1:
                return variable();
            case 2:
                return annotated("java.lang.", "Integer");
            case 3: {
                String[] of = argument(depth - 1);
                return new String[] {"java.util.List<" + of[0] + ">", "java.util.List<" + of[1] + ">"};
            }
            case 4: {
                String[] key = argument(depth - 1);
                String[] value = argument(depth - 1);
                String prefix = random.nextBoolean() ? "java.util." : "java.util.Map.";
                String[] before = annotated(prefix, prefix.endsWith("Map.") ? "Entry<" : "Map<");
                return new String[] {
                    before[0] + key[0] + ", " + value[0] + ">", before[1] + key[1] + ", " + value[1] + ">"
                };
            }
            case 5: {
                String[] of = reference(depth - 1);
                String mark = mark();
                return new String[] {of[0] + (mark.isEmpty() ? "" : " " + mark) + "[]", of[1] + "[]"};
            }
            case 6:
                String more = "[]".repeat(random.nextInt(2));
                String mark = mark();
                return new String[] {
                    primitiveMark() + "int" + (mark.isEmpty() ? "" : " " + mark) + "[]" + more, "int[]" + more
                };
            case 7: {
                String[] out = argument(depth - 1);
                String[] in = argument(depth - 1);
                return new String[] {
                    annotated("q.Shapes.", "Out<")[0] + out[0] + ">." + annotated("", "In<")[0] + in[0] + ">",
                    "q.Shapes.Out<" + out[1] + ">.In<" + in[1] + ">"
                };
            }
            default: {
                String[] of = argument(depth - 1);
                return new String[] {
                    "java.util.concurrent.Callable<" + of[0] + ">", "java.util.concurrent.Callable<" + of[1] + ">"
                };
            }
        }
    }

    private static String[] both(String type) {
        return new String[] {type, type};
    }

    private String[] annotated(String prefix, String name) {
        return new String[] {prefix + mark() + name, prefix + name};
    }

    private String[] variable() {
        if (arguments.isEmpty()) {
            return both("java.lang.Object");
        }
        List<String> names = new ArrayList<>(arguments.keySet());
        String name = names.get(random.nextInt(names.size()));
        return new String[] {annotated("", name)[0], arguments.get(name)};
    }

    private String[] argument(int depth) {
        String wildcard = switch (random.nextInt(6)) {
            case 0 -> "? extends ";
            case 1 -> "? super ";
            case 2 -> "?";
            default -> "";
        };
        String[] type = wildcard.equals("?") ? both("") : reference(depth);
        return new String[] {(wildcard.isEmpty() ? "" : mark()) + wildcard + type[0], wildcard + type[1]};
    }
}
