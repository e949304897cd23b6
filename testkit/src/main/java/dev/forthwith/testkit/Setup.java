package dev.forthwith.testkit;

import dev.forthwith.ThrowingConsumer;
import dev.forthwith.ThrowingFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** How a class is put into worlds, and how it is told what breaks a law there. */
record Setup<F extends @Nullable Object, S>(
        Fixture<? extends F> fixture,
        boolean virtual,
        ThrowingFunction<? super F, ? extends S> subject,
        ToIntFunction<? super F> open,
        ThrowingConsumer<? super F> breaks,
        ThrowingConsumer<? super F> afterwards,
        Duration patience) {
    /** In virtual time: first come, first served, and these orders. */
    private static final int SEEDS = 8;

    /** How many lines of what happened are shown. */
    private static final int SHOWN = 60;

    private static final Duration LONG = Duration.ofMillis(15);
    private static final Duration SHORT = Duration.ofMillis(1);

    static <F extends @Nullable Object, S> Setup<F, S> of(
            Fixture<? extends F> fixture,
            boolean virtual,
            ThrowingFunction<? super F, ? extends S> subject,
            ToIntFunction<? super F> open) {
        return new Setup<>(fixture, virtual, subject, open, it -> {}, it -> {}, Duration.ofSeconds(10));
    }

    Setup<F, S> breaking(ThrowingConsumer<? super F> action) {
        return new Setup<>(fixture, virtual, subject, open, action, afterwards, patience);
    }

    Setup<F, S> afterwards(ThrowingConsumer<? super F> action) {
        return new Setup<>(fixture, virtual, subject, open, breaks, action, patience);
    }

    Setup<F, S> patience(Duration limit) {
        return new Setup<>(fixture, virtual, subject, open, breaks, afterwards, limit);
    }

    Stream<DynamicTest> tests(List<Rule<S>> rules) {
        return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> check(rule)));
    }

    /** Tries all rules; if some are broken, tells of the first, and the others are suppressed. */
    void check(List<Rule<S>> rules) {
        List<AssertionError> broken = new ArrayList<>();
        for (Rule<S> rule : rules) {
            try {
                check(rule);
            } catch (AssertionError error) {
                broken.add(error);
            }
        }
        if (!broken.isEmpty()) {
            AssertionError first = broken.get(0);
            broken.subList(1, broken.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    void check(Rule<S> rule) {
        if (!virtual) {
            checkVariants(rule, null);
            return;
        }
        for (long seed = 0; seed < SEEDS; seed++) {
            checkVariants(rule, seed);
        }
    }

    private void checkVariants(Rule<S> rule, @Nullable Long seed) {
        boolean more = true;
        for (int variant = 0; more; variant++) {
            if (seed == null) {
                more = play(rule, null, "real threads", variant);
            } else {
                try (VirtualTime time = seed == 0 ? VirtualTime.begin() : VirtualTime.begin(seed)) {
                    String order = seed == 0 ? "first come, first served" : "of the seed " + seed;
                    more = play(rule, time, order, variant);
                }
            }
        }
    }

    private boolean play(Rule<S> rule, @Nullable VirtualTime time, String order, int variant) {
        World world = null;
        S made = null;
        F used = null;
        boolean more = false;
        try {
            used = fixture.make(time);
            F shown = used;
            world = new World(time, patience, variant < 4 ? LONG : SHORT, () -> open.applyAsInt(shown));
            made = subject.apply(used);
            if (made == null) {
                throw new NullPointerException("the function that makes what is tested returned null");
            }
            if (rule.breaksFixture()) {
                breaks.accept(used);
            }
            more = rule.scenario().play(world, made, variant);
            world.rest(Law.GIVEN_BACK);
        } catch (World.Stop stop) {
            more = false;
        } catch (Exception | AssertionError thrown) {
            throw new AssertionError("\"" + rule.name() + "\" could not be tried: " + thrown, thrown);
        } finally {
            clean(used);
        }
        if (world != null && world.breach() != null) {
            throw report(rule, world, world.breach(), made, order);
        }
        return more;
    }

    private void clean(@Nullable F used) {
        try {
            if (used != null) {
                afterwards.accept(used);
            }
        } catch (Exception thrown) {
            throw new AssertionError("what is done after each case failed: " + thrown, thrown);
        }
    }

    private static AssertionError report(
            Rule<?> rule, World world, World.Breach breach, @Nullable Object made, String order) {
        StringBuilder text = new StringBuilder();
        text.append(nameOf(made))
                .append(" breaks the rule \"")
                .append(rule.name())
                .append("\"\n");
        text.append("  law:    ").append(breach.law().text()).append('\n');
        text.append("  found:  ").append(breach.found()).append('\n');
        text.append("  mend:   ").append(breach.law().mending()).append('\n');
        text.append("  order:  ").append(order).append('\n');
        List<String> lines = world.trace();
        int begin = Math.max(0, lines.size() - SHOWN);
        if (begin > 0) {
            text.append("  (").append(begin).append(" lines before)\n");
        }
        lines.subList(begin, lines.size())
                .forEach(line -> text.append("  ").append(line).append('\n'));
        return new AssertionError(text.toString().stripTrailing(), breach.cause());
    }

    private static String nameOf(@Nullable Object made) {
        if (made == null) {
            return "what is tested";
        }
        Class<?> type = made.getClass();
        return type.isAnonymousClass() || type.isHidden() || type.isSynthetic()
                ? "what is tested"
                : type.getSimpleName();
    }
}
