package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The supertypes that a random class inherits methods from: a generic superclass, or the defaults of generic interfaces. */
final class RandomSupertypes {
    private final Random random;
    private final RandomPlace place;
    private final boolean record;
    private final boolean sealed;
    private final List<String> interfaces = new ArrayList<>();
    private final StringBuilder declarations = new StringBuilder();
    private String superclass = "";

    RandomSupertypes(Random random, RandomPlace place, boolean record) {
        this.random = random;
        this.place = place;
        this.record = record;
        this.sealed = random.nextInt(4) == 0;
    }

    /** A method in terms of R, which is the argument in the class that inherits it. */
    record Method(
            String group, String marks, String argument, String result, String name, String parameters, String rest) {
        private String declaration(String access) {
            return marks + access + result + " " + name + "(" + parameters + ")" + rest;
        }

        private String own(String call, String throwing) {
            String type = result.equals("R") ? argument : result;
            return "@java.lang.Override " + marks + "public " + type + " " + name + "("
                    + parameters.replace("R resource", argument + " resource") + ")" + throwing + " { "
                    + (result.equals("void") ? "" : "return ") + call + "; }\n";
        }

        private String passed() {
            return Stream.of(parameters.split(", "))
                    .map(parameter -> parameter.replaceAll(".* ", ""))
                    .collect(Collectors.joining(", "));
        }
    }

    /** Declares a method where it is inherited from; answers with what the class has to declare of its own. */
    String inherit(Method method, String throwing) {
        String theDefault = method.declaration("default ");
        boolean fromClass = !record && superclass.isEmpty() && random.nextInt(3) == 0;
        String own = "";
        switch (random.nextInt(5)) {
            case 0 -> addInterface(method, "Base", "", theDefault);
            case 1 -> addDiamond(method, theDefault, "");
            case 2 -> addDiamond(method, theDefault, "@java.lang.Override " + theDefault);
            case 3 -> {
                addInterface(method, "Left", "", theDefault);
                addInterface(method, "Right", "", theDefault);
                own = method.own(
                        place.beside("Left" + method.group()) + ".super." + method.name() + "(" + method.passed() + ")",
                        throwing);
                fromClass = false;
            }
            default -> {
                fromClass = !record && superclass.isEmpty();
                if (fromClass) {
                    extend(method, random.nextBoolean() ? "protected " : "");
                    return "";
                }
                addInterface(method, "Base", "", theDefault);
            }
        }
        if (fromClass) {
            // Where an interface has it too, the class wins.
            extend(method, "public ");
        }
        return own;
    }

    private void extend(Method method, String access) {
        String name = "Super" + method.group();
        declare("abstract class " + place.simple(name) + "<R>", method.declaration(access), true);
        superclass = place.beside(name) + "<" + method.argument() + ">";
    }

    /** Two ways lead to one interface; on one of them the method may be overridden. */
    private void addDiamond(Method method, String theDefault, String overriding) {
        String base = "Base" + method.group();
        declare("interface " + place.simple(base) + "<R>", theDefault, false);
        List<String> sides = new ArrayList<>(List.of("Left", "Right"));
        Collections.shuffle(sides, random);
        addInterface(method, sides.get(0), " extends " + place.beside(base) + "<R>", "");
        addInterface(method, sides.get(1), " extends " + place.beside(base) + "<R>", overriding);
        Collections.shuffle(interfaces, random);
    }

    private void addInterface(Method method, String side, String parents, String body) {
        String name = side + method.group();
        declare("interface " + place.simple(name) + "<R>" + parents, body, true);
        interfaces.add(place.beside(name) + "<" + method.argument() + ">");
    }

    private void declare(String head, String body, boolean direct) {
        boolean closed = sealed && direct;
        declarations
                .append(place.besideModifiers())
                .append(closed ? "sealed " : "")
                .append(head)
                .append(closed ? " permits " + place.self() : "")
                .append(" {\n")
                .append(body)
                .append("}\n");
    }

    /** Whether the class has to say who may extend it. */
    boolean areSealed() {
        return sealed && !declarations.isEmpty();
    }

    /** What follows the name of the class. */
    String clauses() {
        return (superclass.isEmpty() ? "" : " extends " + superclass)
                + (interfaces.isEmpty() ? "" : " implements " + String.join(", ", interfaces));
    }

    String declarations() {
        return declarations.toString();
    }
}
