package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The constructors of a random class, or the components of a record, and a call of one of them. */
final class RandomConstructors {
    /** Of a constructor; the first may hide one of the class. */
    private static final String OWN_VARIABLES = "<T, Y extends java.lang.Exception> ";

    private final Random random;
    private final String simple;
    private final RandomTypes types;
    private final boolean record;
    private final String body;
    private final List<String> declarations = new ArrayList<>();
    private String components = "";
    private String arguments;
    private boolean hasVariablesOfItsOwn;

    RandomConstructors(Random random, String simple, RandomTypes types, boolean record, boolean fails) {
        this.random = random;
        this.simple = simple;
        this.types = types;
        this.record = record;
        this.body = fails ? " { q.Shapes.fail(); }\n" : " {}\n";
        int count = random.nextInt(4);
        Parameters first = parameters(count);
        String canonical = String.join(", ", first.inside());
        if (record) {
            components = first.declaration();
            if (fails || oneIn(3)) {
                declarations.add(deprecation() + "public " + simple + body);
            }
        } else {
            hasVariablesOfItsOwn = constructor(first, "", "");
        }
        this.arguments = String.join(", ", first.values());
        if (oneIn(3)) {
            constructor(parameters(count + 1), oneIn(3) ? "private " : "", canonical);
        }
        if (oneIn(4)) {
            lambdas(count + 2, canonical);
        }
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Parameters, with values for them outside and inside of the class. */
    private record Parameters(List<String> declared, List<String> values, List<String> inside) {
        Parameters() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

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
        Parameters parameters = new Parameters();
        for (int i = 0; i < count; i++) {
            if (i == count - 1 && oneIn(3)) {
                // Nothing is passed for it.
                String mark = types.mark();
                parameters
                        .declared()
                        .add(annotation() + types.reference().inside() + (mark.isEmpty() ? "" : " " + mark) + "... "
                                + names.get(i));
            } else {
                RandomTypes.Type type = types.any();
                parameters.add(annotation() + type.inside() + " " + names.get(i), type);
            }
        }
        return parameters;
    }

    /** Answers whether it has type variables of its own. */
    private boolean constructor(Parameters parameters, String access, String canonical) {
        boolean own = oneIn(5);
        String visibility =
                access.isEmpty() ? List.of("public ", "protected ", "").get(random.nextInt(3)) : access;
        declarations.add(deprecation()
                + visibility
                + (own ? OWN_VARIABLES : "")
                + simple
                + parameters.declaration()
                + (own && oneIn(2) ? " throws Y" : RandomForms.throwing(random))
                + body(canonical));
        return own;
    }

    private String body(String canonical) {
        return record ? " { this(" + canonical + "); }\n" : body;
    }

    /** Constructors that differ in a functional interface, which a lambda could mean either of; one of them is called. */
    private void lambdas(int count, String canonical) {
        List<String> functions = new ArrayList<>(RandomForms.FUNCTIONS);
        Collections.shuffle(functions, random);
        // A call of one of two with a variable parameter could mean either.
        boolean varargs = oneIn(3) && !(components + declarations).contains("... ");
        int place = random.nextInt(count);
        for (String function : functions.subList(0, 2 + random.nextInt(2))) {
            Parameters parameters = new Parameters();
            for (int i = 0; i < count; i++) {
                RandomTypes.Type type = i == place ? types.function(function) : types.any();
                parameters.add(type.inside() + (varargs && i == count - 1 ? "... " : " ") + "p" + i, type);
            }
            declarations.add(simple + parameters.declaration() + body(canonical));
            arguments = String.join(", ", parameters.values());
            hasVariablesOfItsOwn = false;
        }
    }

    private String deprecation() {
        return oneIn(8) ? "@java.lang.Deprecated(since = \"1\", forRemoval = " + random.nextBoolean() + ") " : "";
    }

    private String annotation() {
        return oneIn(4)
                ? "@q.Shapes.Named2(text = \"a\\\"\\u2028\\\\\\n\", type = int[].class, unit = "
                        + "java.util.concurrent.TimeUnit.DAYS, numbers = {1, -2}, c = '\\'', d = 1.0 / 0) "
                : "";
    }

    List<String> declarations() {
        return declarations;
    }

    /** What follows the name of a record. */
    String components() {
        return components;
    }

    /** A call of the factory method of a wrapper. */
    String of() {
        String witnesses = types.witnesses();
        if (hasVariablesOfItsOwn) {
            witnesses = "<" + witnesses.replaceAll("[<>]", "") + (witnesses.isEmpty() ? "" : ", ") + own() + ">";
        }
        return witnesses + "of(" + arguments + ")";
    }

    /** The same call by a subclass. */
    String superCall() {
        return (hasVariablesOfItsOwn ? "<" + own() + ">" : "") + "super(" + arguments + ")";
    }

    private String own() {
        return types.witness("T") + ", java.lang.RuntimeException";
    }
}
