package dev.forthwith.processor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A legal annotated class made of a seed, with an expression that uses its wrapper. Names are written in full, so that type parameters and
 * classes may be called anything.
 */
final class RandomClass {
    private static final String SUPPRESSED =
            "@java.lang.SuppressWarnings({\"unchecked\", \"varargs\", \"try\", \"overloads\", \"deprecation\", \"removal\"}) ";

    private final Random random;
    private final boolean source;
    private final boolean record;
    private final RandomPlace place;
    private final RandomTypes types;
    private final RandomEnding ending;
    private final RandomConstructors constructors;
    private final RandomSupertypes supertypes;
    private final RandomLifeCycle lifeCycle;
    private final String annotation;
    private final String extent;
    private final String use;

    RandomClass(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.source = random.nextBoolean();
        this.record = random.nextInt(4) == 0;
        this.place = new RandomPlace(random, seed);
        this.types = new RandomTypes(random, random.nextInt(4));
        boolean exited = !source || random.nextInt(3) > 0;
        boolean entered = !source || (exited && random.nextBoolean());
        this.ending = RandomEnding.of(random, source, entered);
        this.constructors =
                new RandomConstructors(random, place.simple(), types, record, ending == RandomEnding.CONSTRUCTOR);
        this.supertypes = new RandomSupertypes(random, place, record);
        this.lifeCycle = new RandomLifeCycle(random, types, supertypes, ending);
        if (source) {
            lifeCycle.next();
        }
        String resource = entered ? lifeCycle.enter(place.self() + types.variables()) : "";
        if (exited) {
            lifeCycle.exit(resource);
        }
        this.annotation = annotation(place.given());
        this.extent = extent();
        this.use = ending.use(random, place.wrapper() + "." + constructors.of(), source);
    }

    private String annotation(String given) {
        List<String> values = new ArrayList<>();
        if (!given.isEmpty()) {
            values.add("name = \"" + given + "\"");
        }
        if (source && random.nextInt(4) == 0) {
            // A source that has ended ahead of its consumer was not stopped.
            values.add("prefetch = " + random.nextInt(ending == RandomEnding.STOPPED ? 2 : 3));
        }
        return (random.nextInt(8) == 0 ? "@dev.forthwith.annotation.Blocking " : "")
                + "@dev.forthwith.annotation." + (source ? "AsyncSource" : "AsyncResource")
                + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")") + " " + SUPPRESSED;
    }

    /** Who may extend the class. */
    private String extent() {
        List<String> extents = new ArrayList<>(List.of("final ", record ? "" : "sealed "));
        if (!record) {
            extents.add(supertypes.areSealed() ? "non-sealed " : "");
        }
        return extents.get(random.nextInt(extents.size()));
    }

    private String subclass() {
        return SUPPRESSED + place.besideModifiers() + "final class " + place.simple("Sub") + " extends " + place.self()
                + types.witnesses() + " {\n" + place.simple("Sub") + "() throws java.lang.Throwable { "
                + constructors.superCall() + "; }\n}\n";
    }

    /** The file. */
    String source() {
        return source(lifeCycle.members());
    }

    /** The file with its methods in another order. */
    String shuffled(Random order) {
        List<String> members = new ArrayList<>(lifeCycle.members());
        Collections.shuffle(members, order);
        return source(members);
    }

    private String source(List<String> members) {
        boolean sealed = extent.equals("sealed ");
        String type = extent + (record ? "record " : "class ") + place.simple() + types.declared()
                + constructors.components() + supertypes.clauses()
                + (sealed ? " permits " + place.beside("Sub") : "") + " {\n"
                + String.join("", constructors.declarations()) + String.join("", members) + "}\n";
        return place.file(annotation, type, supertypes.declarations() + (sealed ? subclass() : ""));
    }

    /** The package that it, and what uses it, stands in. */
    String packageName() {
        return place.packageName();
    }

    /** An expression that uses the wrapper. */
    String use() {
        return use;
    }

    /** What the use yields, as {@link RandomEnding#expected} says. */
    String expected() {
        return ending.expected(source, lifeCycle.handles());
    }

    int expectedExits() {
        return lifeCycle.exits() && ending.reachesExit() ? 1 : 0;
    }
}
