package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The methods of a random class that its wrapper drives, declared there or inherited. */
final class RandomLifeCycle {
    private static final String ANNOTATIONS = "@dev.forthwith.annotation.";
    private static final String BLOCKING = ANNOTATIONS + "Blocking ";

    private final Random random;
    private final RandomTypes types;
    private final RandomSupertypes supertypes;
    private final RandomEnding ending;
    private final List<String> members = new ArrayList<>();
    private final List<String> names = new ArrayList<>(RandomForms.METHODS);
    private boolean exits;
    private boolean handles;

    RandomLifeCycle(Random random, RandomTypes types, RandomSupertypes supertypes, RandomEnding ending) {
        this.random = random;
        this.types = types;
        this.supertypes = supertypes;
        this.ending = ending;
        Collections.shuffle(names, random);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    void next() {
        String[] form = one(RandomForms.NEXTS);
        boolean array = form[1].contains("[]");
        String element = array || oneIn(2) ? "java.lang.Integer" : types.someVariable();
        String witness = types.witness(element);
        String result = form[1].replace("#", element);
        String body = failing(RandomEnding.NEXT, form[1], "q.Shapes.failOnce()", "if (q.Shapes.isOnce()) ") + "return "
                + form[2].replace("%", RandomTypes.valueOf(witness)) + ";";
        Head head =
                head(form[0], form[0].equals("Next") ? "next" : "nextPage", oneIn(4) ? "interruptible" : "", result);
        if (oneIn(3)) {
            inherit(head, "Next", result, "R", "", cast(body.replace("#", witness)));
        } else {
            declare(head, result, "", body.replace("#", element));
        }
    }

    /** Answers with the type of the resource; self is that of the class. */
    String enter(String self) {
        String[] form = one(RandomForms.ENTERS);
        boolean stacked = oneIn(4);
        String parameters = stacked ? "dev.forthwith.AsyncExitStack stack" : "";
        String body = (stacked ? "stack.defer(() -> " + RandomForms.DONE + "null)); " : "")
                + failing(RandomEnding.ENTER, form[0], "q.Shapes.fail()", "if (q.Shapes.more()) ")
                + form[1];
        Head head = head("Enter", "enter", oneIn(4) ? "interruptible" : "", form[0]);
        if (form[2] != null && oneIn(2)) {
            inherit(head, "Enter", form[0].equals("int") ? "java.lang.Integer" : form[0], "R", parameters, cast(body));
        } else {
            declare(head, form[0], parameters, body);
        }
        return form[2] == null ? self : form[2];
    }

    /** The resource is nothing where there is none. */
    void exit(String resource) {
        List<String> parameters =
                new ArrayList<>(List.of("dev.forthwith.Outcome outcome", "java.lang.Throwable failure"));
        if (!resource.isEmpty()) {
            parameters.add("R resource");
        }
        Collections.shuffle(parameters, random);
        String[] form = one(RandomForms.EXITS);
        String asked = String.join(", ", parameters.subList(0, random.nextInt(parameters.size() + 1)));
        List<String> checks = new ArrayList<>();
        if (asked.contains("outcome")) {
            checks.add(ending.outcomeCheck());
        }
        if (asked.contains("failure")) {
            checks.add(ending.failureCheck());
        }
        if (asked.contains("resource")) {
            checks.add("resource != null");
        }
        String body = "q.Shapes.exited(" + (checks.isEmpty() ? "true" : String.join(" && ", checks)) + "); " + form[1];
        Head head = head("Exit", "exit", "", form[0]);
        if (oneIn(3)) {
            inherit(head, "Exit", resource.isEmpty() ? "java.lang.Object" : resource, form[0], asked, body);
        } else {
            declare(head, form[0], asked.replace("R resource", resource + " resource"), body);
        }
        exits = true;
        handles = form[1].contains("true");
    }

    /** How a method is called and marked: unmarked ones have the conventional name. */
    private record Head(String marks, String name) {}

    private Head head(String annotation, String conventional, String value, String result) {
        boolean marked = oneIn(2);
        String name = marked ? names.remove(0) : conventional;
        if (marked && oneIn(3)) {
            // Overloads without a mark are nobody's business.
            members.add("void " + name + "(short other) {}\n");
        }
        String values = value.isEmpty() ? "" : "(" + value + " = " + random.nextBoolean() + ")";
        return new Head(
                (marked ? ANNOTATIONS + annotation + values + " " : "")
                        + (!isAwaitable(result) && oneIn(4) ? BLOCKING : ""),
                name);
    }

    private static boolean isAwaitable(String result) {
        return result.contains("Complet") || result.contains("Shapes");
    }

    private void declare(Head head, String result, String parameters, String body) {
        String access = List.of("public ", "protected ", "", "").get(random.nextInt(4));
        members.add(head.marks() + access + result + " " + head.name() + "(" + parameters + ")"
                + RandomForms.throwing(random) + " { " + body + " }\n");
    }

    private void inherit(Head head, String group, String argument, String result, String parameters, String body) {
        String throwing = RandomForms.throwing(random);
        String own = supertypes.inherit(
                new RandomSupertypes.Method(
                        group,
                        head.marks(),
                        argument,
                        result,
                        head.name(),
                        parameters,
                        throwing + " { " + body + " }\n"),
                throwing);
        if (!own.isEmpty()) {
            members.add(own);
        }
    }

    private static String cast(String body) {
        return "return q.Shapes.cast(() -> { " + body + " });";
    }

    /** What a step does first if it is the one that fails: throws, or yields a stage that has failed. */
    private String failing(RandomEnding step, String result, String call, String condition) {
        if (ending != step) {
            return "";
        }
        boolean stage = result.startsWith(RandomForms.STAGE) || result.startsWith(RandomForms.FUTURE + "<");
        return stage && oneIn(2)
                ? condition + "{ return " + RandomForms.FUTURE + ".failedFuture(q.Shapes.BROKEN); } "
                : call + "; ";
    }

    List<String> members() {
        return members;
    }

    boolean exits() {
        return exits;
    }

    /** Whether the exit handles failures. */
    boolean handles() {
        return handles;
    }
}
