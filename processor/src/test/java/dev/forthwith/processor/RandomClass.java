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
    /** Of a constructor; the first may hide one of the class. */
    private static final String OWN_VARIABLES = "<T, Y extends java.lang.Exception> ";

    /** Where a class stands. */
    private enum Place {
        TOP,
        IN_CLASS,
        IN_INTERFACE,
        UNNAMED_PACKAGE
    }

    private final Random random;
    private final String simple;
    private final boolean source;
    private final boolean record;
    private final Place place;
    private final RandomTypes types;
    private final StringBuilder members = new StringBuilder();
    private final List<String> interfaces = new ArrayList<>();
    private final StringBuilder supertypes = new StringBuilder();
    private final List<String> methodNames = new ArrayList<>(RandomForms.METHODS);
    private String superclass = "";
    private String components = "";
    private String arguments = "";
    private String annotationArguments = "";
    private boolean exits;
    private boolean hasVariablesOfItsOwn;

    RandomClass(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.simple = "C" + seed;
        this.source = random.nextBoolean();
        this.record = oneIn(4);
        this.place = Place.values()[random.nextInt(4)];
        this.types = new RandomTypes(random, random.nextInt(4));
        Collections.shuffle(methodNames, random);
        constructors();
        boolean lifecycle = !source || random.nextBoolean();
        if (source) {
            next();
            annotationArguments = oneIn(4) ? "(prefetch = " + random.nextInt(3) + ")" : "";
        }
        if (lifecycle) {
            boolean entered = !source || random.nextBoolean();
            exit(entered ? enter() : "");
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private boolean isNested() {
        return place == Place.IN_CLASS || place == Place.IN_INTERFACE;
    }

    private String inPackage(String name) {
        return place == Place.UNNAMED_PACKAGE ? name : "q." + name;
    }

    /** The name of a class beside the annotated one. */
    private String beside(String name) {
        return inPackage((isNested() ? "Outer" + simple + "." : "") + name + simple);
    }

    private String self() {
        return beside("") + types.variables();
    }

    /** Parameters, with values for them outside and inside of the class. */
    private record Parameters(List<String> declared, List<String> values, List<String> inside) {
        void add(String declaration, RandomTypes.Type type) {
            declared.add(declaration);
            values.add(type.value());
            inside.add(type.insideValue());
        }

        String declaration() {
            return "(" + String.join(", ", declared) + ")";
        }
    }

    private Parameters parameters(int count) {
        List<String> names = new ArrayList<>(RandomForms.NAMES);
        if (record) {
            // The accessor of a component would take its place.
            names.removeAll(RandomForms.METHODS);
        }
        Collections.shuffle(names, random);
        Parameters parameters = new Parameters(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            if (i == count - 1 && oneIn(3)) {
                // Nothing is passed for it.
                parameters.declared().add(annotation() + types.reference().inside() + "... " + names.get(i));
            } else {
                RandomTypes.Type type = types.any();
                parameters.add(annotation() + type.inside() + " " + names.get(i), type);
            }
        }
        return parameters;
    }

    private void constructors() {
        int count = random.nextInt(4);
        Parameters first = parameters(count);
        String canonical = String.join(", ", first.inside());
        if (record) {
            components = first.declaration();
            if (oneIn(3)) {
                members.append(deprecation() + "public " + simple + " {}\n");
            }
        } else {
            constructor(first, "", "");
            hasVariablesOfItsOwn = members.indexOf(OWN_VARIABLES) >= 0;
        }
        arguments = String.join(", ", first.values());
        if (oneIn(3)) {
            constructor(parameters(count + 1), oneIn(3) ? "private " : "", canonical);
        }
        if (oneIn(4)) {
            lambdas(count + 2, canonical);
        }
    }

    private void constructor(Parameters parameters, String access, String canonical) {
        members.append(deprecation())
                .append(access.isEmpty() && oneIn(3) ? "public " : access)
                .append(oneIn(5) ? OWN_VARIABLES : "")
                .append(simple + parameters.declaration() + throwing() + body(canonical));
    }

    private String body(String canonical) {
        return record ? " { this(" + canonical + "); }\n" : " {}\n";
    }

    /** Constructors that differ in a functional interface, which a lambda could mean either of; one of them is called. */
    private void lambdas(int count, String canonical) {
        List<String> functions = new ArrayList<>(RandomForms.FUNCTIONS);
        Collections.shuffle(functions, random);
        // A call of one of two with a variable parameter could mean either.
        boolean varargs = oneIn(3) && !(components + members).contains("... ");
        int place = random.nextInt(count);
        for (String function : functions.subList(0, 2 + random.nextInt(2))) {
            Parameters parameters = new Parameters(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < count; i++) {
                RandomTypes.Type type = i == place ? types.function(function) : types.any();
                parameters.add(type.inside() + (varargs && i == count - 1 ? "... " : " ") + "p" + i, type);
            }
            members.append(simple + parameters.declaration() + body(canonical));
            arguments = String.join(", ", parameters.values());
            hasVariablesOfItsOwn = false;
        }
    }

    private String deprecation() {
        return oneIn(8) ? "@Deprecated(since = \"1\", forRemoval = " + random.nextBoolean() + ") " : "";
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
        String[] form = RandomForms.NEXTS[random.nextInt(RandomForms.NEXTS.length)];
        boolean array = form[1].contains("[]");
        String element = array || oneIn(2) ? "java.lang.Integer" : types.someVariable();
        String mark = form[0].equals("@Next") && oneIn(4) ? "@Next(interruptible = false)" : form[0];
        // A record has no other fields.
        String field = "private " + (record ? "static " : "");
        members.append(field + "int left = 2;\n")
                .append(field + "final java.lang.Object element = ")
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
        String[] form = RandomForms.ENTERS[random.nextInt(RandomForms.ENTERS.length)];
        boolean stacked = oneIn(4);
        String parameters = stacked ? "dev.forthwith.AsyncExitStack stack" : "";
        String body = (stacked ? "stack.defer(() -> " + RandomForms.DONE + "null)); " : "") + form[1];
        if (form[2] != null && oneIn(2)) {
            inherit(form[0].equals("int") ? "java.lang.Integer" : form[0], parameters, body);
        } else {
            members.append(!isAwaitable(form[0]) && oneIn(4) ? "@Blocking " : "")
                    .append(head(oneIn(4) ? "@Enter(interruptible = true)" : "@Enter", "enter", form[0], parameters))
                    .append(throwing() + " { " + body + " }\n");
        }
        return form[2] == null ? self() : form[2];
    }

    /** Declares the enter method where it is inherited from: from a generic superclass, or as the default of generic interfaces. */
    private void inherit(String result, String parameters, String body) {
        String mark = oneIn(2) ? "@Enter " : "";
        String enter = "enter(" + parameters + ") { return q.Shapes.cast(() -> { " + body + " }); }\n";
        String theDefault = mark + "default R " + enter;
        String again = "@java.lang.Override " + theDefault;
        boolean fromClass = !record && oneIn(3);
        switch (random.nextInt(5)) {
            case 0 -> addInterface("Base", result, "", theDefault);
            case 1 -> addDiamond(result, theDefault, "");
            case 2 -> addDiamond(result, theDefault, again);
            case 3 -> {
                addInterface("Left", result, "", theDefault);
                addInterface("Right", result, "", theDefault);
                String call = beside("Left") + ".super.enter(" + (parameters.isEmpty() ? "" : "stack") + ")";
                members.append("@java.lang.Override " + mark + "public " + result + " enter(" + parameters
                        + ") { return " + call + "; }\n");
                fromClass = false;
            }
            default -> {
                fromClass = !record;
                if (record) {
                    addInterface("Base", result, "", theDefault);
                }
            }
        }
        if (fromClass) {
            // Where an interface has it too, the class wins.
            supertypes.append("abstract class Super" + simple + "<R> {\n" + mark + "public R " + enter + "}\n");
            superclass = beside("Super") + "<" + result + ">";
        }
    }

    /** Two ways lead to one interface; on one of them the method may be overridden. */
    private void addDiamond(String result, String theDefault, String overriding) {
        String parent = beside("Base") + "<R>";
        supertypes.append("interface Base" + simple + "<R> {\n" + theDefault + "}\n");
        List<String> sides = new ArrayList<>(List.of("Left", "Right"));
        Collections.shuffle(sides, random);
        addInterface(sides.get(0), result, " extends " + parent, "");
        addInterface(sides.get(1), result, " extends " + parent, overriding);
        Collections.shuffle(interfaces, random);
    }

    private void addInterface(String name, String argument, String parents, String body) {
        supertypes.append("interface " + name + simple + "<R>" + parents + " {\n" + body + "}\n");
        interfaces.add(beside(name) + "<" + argument + ">");
    }

    private void exit(String resource) {
        List<String> parameters =
                new ArrayList<>(List.of("dev.forthwith.Outcome outcome", "java.lang.Throwable failure"));
        if (!resource.isEmpty()) {
            parameters.add(resource + " resource");
        }
        Collections.shuffle(parameters, random);
        String[] form = RandomForms.EXITS[random.nextInt(RandomForms.EXITS.length)];
        String asked = String.join(", ", parameters.subList(0, random.nextInt(parameters.size() + 1)));
        String check = asked.contains("outcome") ? "outcome == dev.forthwith.Outcome.COMPLETED" : "true";
        String resourceCheck = asked.contains(" resource") ? "resource != null" : "true";
        String body = " { q.Shapes.exited(" + check + " && " + resourceCheck + "); " + form[1] + " }\n";
        if (asked.contains(" resource") && oneIn(3)) {
            String inherited = asked.replace(resource + " resource", "R resource");
            String mark = oneIn(2) ? "@Exit " : "";
            addInterface(
                    "Exit", resource, "", mark + "default " + form[0] + " exit(" + inherited + ")" + throwing() + body);
        } else {
            members.append(head("@Exit", "exit", form[0], asked))
                    .append(throwing())
                    .append(body);
        }
        exits = true;
    }

    /** The file. */
    String source() {
        String annotation = "@" + (source ? "AsyncSource" : "AsyncResource") + annotationArguments
                + " @java.lang.SuppressWarnings({\"unchecked\", \"varargs\", \"try\", \"overloads\"}) ";
        String parents = (superclass.isEmpty() ? "" : " extends " + superclass)
                + (interfaces.isEmpty() ? "" : " implements " + String.join(", ", interfaces));
        String type = (isNested() ? "static " : "")
                + (oneIn(4) ? "final " : "")
                + (record ? "record " : "class ") + simple + types.declared() + (record ? components : "") + parents
                + " {\n" + members + "}\n";
        // Those of an interface are static as they stand.
        String beside = supertypes
                .toString()
                .replace("abstract class", isNested() ? "static abstract class" : "abstract class");
        String head = (place == Place.UNNAMED_PACKAGE ? "" : "package q; ") + "import dev.forthwith.annotation.*;\n";
        return head
                + switch (place) {
                    case IN_CLASS -> "class Outer" + simple + " {\n" + annotation + type + beside + "}\n";
                    case IN_INTERFACE -> "interface Outer" + simple + "<T> {\n" + annotation + type + beside + "}\n";
                    default -> annotation + type + beside;
                };
    }

    /** The package that it, and what uses it, stands in. */
    String packageName() {
        return place == Place.UNNAMED_PACKAGE ? "" : "q";
    }

    /** An expression that uses the wrapper and yields what was expected: the number of elements, or 5. */
    String use() {
        String wrapper = inPackage("Async" + (isNested() ? "Outer" + simple + "_" : "") + simple);
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
