package dev.forthwith.testkit;

import dev.forthwith.AsyncIterable;
import dev.forthwith.ThrowingConsumer;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.internal.task.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Puts a source through the rules: an annotated class through its generated wrapper, or any {@link AsyncIterable}.
 *
 * <p>As with {@link ResourceConformance}, each case has a <em>fixture</em> of its own, of which the source is made and which knows how much of the
 * real thing is open. A {@link ScriptedResource} in front of a real one can count it:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> linesKeepTheRules() {
 *     return SourceConformance.of(
 *                     () -> ScriptedResource.watching("file", AsyncOpenFile.of(path)),
 *                     file -> AsyncLines.of(file, 16),
 *                     ScriptedResource::openCount)
 *             .yields("one", "two", "three")
 *             .tests();
 * }
 * }</pre>
 *
 * <p>The rules: nothing is opened before the first element is asked for; it yields its elements and then ends, none of them null; the end stays
 * the end; it is closed, once, before the end of the loop is visible, after any number of elements, while one is awaited, after a body that
 * fails and after a cancellation; it is looped over again, and by two at a time; nothing is left to do. A rule that is broken is an
 * {@link AssertionError} that says what was found, how to mend it, and step by step what happened.
 *
 * <p>Objects of this class are immutable.
 *
 * @param <F> the fixture
 */
public final class SourceConformance<F extends @Nullable Object> {
    private final Setup<F, AsyncIterable<?>> setup;
    private final SourceRules rules;

    private SourceConformance(Setup<F, AsyncIterable<?>> setup, SourceRules rules) {
        this.setup = setup;
        this.rules = rules;
    }

    /**
     * Tries a source on its own threads.
     *
     * @param fixture makes what the source needs, once a case
     * @param source makes the source of it
     * @param open tells how much is open in the fixture; called on any thread
     * @param <F> the fixture
     * @return the rules
     */
    public static <F extends @Nullable Object> SourceConformance<F> of(
            Callable<? extends F> fixture,
            ThrowingFunction<? super F, ? extends AsyncIterable<?>> source,
            ToIntFunction<? super F> open) {
        Objects.requireNonNull(fixture, "fixture");
        Objects.requireNonNull(open, "open");
        return of(time -> fixture.call(), false, source, open, true);
    }

    /**
     * Tries a source that opens nothing, on its own threads.
     *
     * @param source makes the source, once a case
     * @return the rules
     */
    public static SourceConformance<?> of(Callable<? extends AsyncIterable<?>> source) {
        Objects.requireNonNull(source, "source");
        return SourceConformance.<AsyncIterable<?>>of(time -> source.call(), false, made -> made, made -> 0, false);
    }

    /**
     * Tries a source in virtual time. All that it does must be done by the executor, scheduler or clock of that.
     *
     * @param fixture makes what the source needs of the time, once a case
     * @param source makes the source of it
     * @param open tells how much is open in the fixture
     * @param <F> the fixture
     * @return the rules
     */
    public static <F extends @Nullable Object> SourceConformance<F> inVirtualTime(
            ThrowingFunction<? super VirtualTime, ? extends F> fixture,
            ThrowingFunction<? super F, ? extends AsyncIterable<?>> source,
            ToIntFunction<? super F> open) {
        Objects.requireNonNull(fixture, "fixture");
        Objects.requireNonNull(open, "open");
        return of(time -> fixture.apply(Objects.requireNonNull(time)), true, source, open, true);
    }

    /**
     * Tries a source that opens nothing, in virtual time.
     *
     * @param source makes the source, once a case
     * @return the rules
     */
    public static SourceConformance<?> inVirtualTime(
            ThrowingFunction<? super VirtualTime, ? extends AsyncIterable<?>> source) {
        Objects.requireNonNull(source, "source");
        return SourceConformance.<AsyncIterable<?>>of(
                time -> source.apply(Objects.requireNonNull(time)), true, made -> made, made -> 0, false);
    }

    private static <F extends @Nullable Object> SourceConformance<F> of(
            Fixture<? extends F> fixture,
            boolean virtual,
            ThrowingFunction<? super F, ? extends AsyncIterable<?>> source,
            ToIntFunction<? super F> open,
            boolean opens) {
        Objects.requireNonNull(source, "source");
        return new SourceConformance<>(
                Setup.of(fixture, virtual, source, open), new SourceRules(null, false, false, opens));
    }

    /**
     * Expects these elements, and no others.
     *
     * @param elements the elements, in their order
     * @return the rules, with these elements
     */
    public SourceConformance<F> yields(Object... elements) {
        List<Object> expected = Limits.copyOf("elements", elements);
        return with(new SourceRules(expected, rules.endless(), rules.once(), rules.opens()));
    }

    /**
     * Expects no end: a hundred elements are looked at.
     *
     * @return the rules of a source that has no end
     */
    public SourceConformance<F> endless() {
        return with(new SourceRules(rules.expected(), true, rules.once(), rules.opens()));
    }

    /**
     * Leaves out the rules of several loops, for a source that can be looped over once.
     *
     * @return the rules of one loop
     */
    public SourceConformance<F> once() {
        return with(new SourceRules(rules.expected(), rules.endless(), true, rules.opens()));
    }

    private SourceConformance<F> with(SourceRules other) {
        return new SourceConformance<>(setup, other);
    }

    /**
     * Does something with the fixture of each case after it, such as closing it.
     *
     * @param action what to do
     * @return the same rules
     */
    public SourceConformance<F> afterwards(ThrowingConsumer<? super F> action) {
        Objects.requireNonNull(action, "action");
        return new SourceConformance<>(setup.afterwards(action), rules);
    }

    /**
     * Sets how long a step may take on threads of its own before it counts as a hang. The default is ten seconds.
     *
     * @param limit the time, more than nothing
     * @return the same rules
     */
    public SourceConformance<F> patience(Duration limit) {
        Limits.requirePositive("limit", limit);
        return new SourceConformance<>(setup.patience(limit), rules);
    }

    /**
     * Returns a test for each rule, for a method with {@link org.junit.jupiter.api.TestFactory @TestFactory}.
     *
     * @return the tests, named after the rules
     */
    public Stream<DynamicTest> tests() {
        return setup.tests(rules.rules(setup.virtual()));
    }

    /**
     * Tries all rules.
     *
     * @throws AssertionError if some are broken; it tells of the first, those of the others are suppressed on it
     */
    public void check() {
        setup.check(rules.rules(setup.virtual()));
    }
}
