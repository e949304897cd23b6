package dev.forthwith.testkit;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.ThrowingConsumer;
import dev.forthwith.ThrowingFunction;
import dev.forthwith.internal.task.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Puts a resource through the rules: an annotated class through its generated wrapper, or any {@link AsyncContextManager}.
 *
 * <p>Each rule is tried in cases, and each case has a <em>fixture</em> of its own: what the class needs, such as a pool. Of the fixture the
 * manager is made; and the fixture knows how much of the real thing is open, so that a leak of the fixture's is seen:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> databaseKeepsTheRules() {
 *     return ResourceConformance.of(Pool::new, AsyncDatabase::of, Pool::open).tests();
 * }
 * }</pre>
 *
 * <p>So tried, the class completes its stages on whatever threads it likes; that its steps end is waited for, with a {@link #patience} that only
 * a hang reaches, and a cancel comes at many moments, but not at each. If it can be given an executor or a clock, {@link #inVirtualTime} does
 * better: a cancel comes after every step, in several orders, always the same, and a hang is seen at once.
 *
 * <p>The rules: nothing is opened before it is entered; a use opens it, and closes it once, before its end is visible; it stays open while its
 * body runs; it is closed after a body that fails, with an exception or an error, or is cancelled, and after a cancel while it is entered, so
 * that what arrives late is given back, or exited; an enter that fails leaves nothing open; it is used again, and many times at a time;
 * nothing is left to do. A rule that is broken is an {@link AssertionError} that says what was found, how to mend it, and step by step
 * what happened.
 *
 * <p>Objects of this class are immutable.
 *
 * @param <F> the fixture
 */
public final class ResourceConformance<F extends @Nullable Object> {
    private final Setup<F, AsyncContextManager<?>> setup;
    private final boolean oneAtATime;
    private final boolean canFailToEnter;

    private ResourceConformance(Setup<F, AsyncContextManager<?>> setup, boolean oneAtATime, boolean canFailToEnter) {
        this.setup = setup;
        this.oneAtATime = oneAtATime;
        this.canFailToEnter = canFailToEnter;
    }

    /**
     * Tries a resource on its own threads.
     *
     * @param fixture makes what the resource needs, once a case
     * @param manager makes the resource of it
     * @param open tells how much is open in the fixture; called on any thread
     * @param <F> the fixture
     * @return the rules
     */
    public static <F extends @Nullable Object> ResourceConformance<F> of(
            Callable<? extends F> fixture,
            ThrowingFunction<? super F, ? extends AsyncContextManager<?>> manager,
            ToIntFunction<? super F> open) {
        Objects.requireNonNull(fixture, "fixture");
        return of(time -> fixture.call(), false, manager, open);
    }

    /**
     * Tries a resource on its own threads, where nothing is known of what is open but the resource itself.
     *
     * <p>What is open but was not handed out, as after an enter that failed half-way, cannot be seen so: a count sees more.
     *
     * @param manager makes the resource, once a case
     * @param isOpen tells whether a resource that was handed out is open; called on any thread
     * @param <T> the resource
     * @return the rules
     */
    public static <T> ResourceConformance<?> of(
            Callable<? extends AsyncContextManager<T>> manager, Predicate<? super T> isOpen) {
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(isOpen, "isOpen");
        return of(
                () -> new HandedOut<T>(
                        Objects.requireNonNull(manager.call(), "the function that makes the manager returned null"),
                        isOpen),
                handedOut -> handedOut,
                HandedOut::openCount);
    }

    /**
     * Tries a resource in virtual time. All that it does must be done by the executor, scheduler or clock of that.
     *
     * @param fixture makes what the resource needs of the time, once a case
     * @param manager makes the resource of it
     * @param open tells how much is open in the fixture
     * @param <F> the fixture
     * @return the rules
     */
    public static <F extends @Nullable Object> ResourceConformance<F> inVirtualTime(
            ThrowingFunction<? super VirtualTime, ? extends F> fixture,
            ThrowingFunction<? super F, ? extends AsyncContextManager<?>> manager,
            ToIntFunction<? super F> open) {
        Objects.requireNonNull(fixture, "fixture");
        return of(time -> fixture.apply(Objects.requireNonNull(time)), true, manager, open);
    }

    private static <F extends @Nullable Object> ResourceConformance<F> of(
            Fixture<? extends F> fixture,
            boolean virtual,
            ThrowingFunction<? super F, ? extends AsyncContextManager<?>> manager,
            ToIntFunction<? super F> open) {
        Objects.requireNonNull(manager, "manager");
        Objects.requireNonNull(open, "open");
        return new ResourceConformance<>(Setup.of(fixture, virtual, manager, open), false, false);
    }

    /**
     * Leaves out that many uses go on at a time, for a resource that there is one of.
     *
     * @return the rules without that one
     */
    public ResourceConformance<F> oneAtATime() {
        return new ResourceConformance<>(setup, true, canFailToEnter);
    }

    /**
     * Adds the rule that an enter that fails leaves nothing open.
     *
     * @param breaks does something to the fixture so that entering fails, the later on its way the better
     * @return the rules, and that one
     */
    public ResourceConformance<F> failingToEnter(ThrowingConsumer<? super F> breaks) {
        Objects.requireNonNull(breaks, "breaks");
        return new ResourceConformance<>(setup.breaking(breaks), oneAtATime, true);
    }

    /**
     * Does something with the fixture of each case after it, such as closing it.
     *
     * @param action what to do
     * @return the same rules
     */
    public ResourceConformance<F> afterwards(ThrowingConsumer<? super F> action) {
        Objects.requireNonNull(action, "action");
        return new ResourceConformance<>(setup.afterwards(action), oneAtATime, canFailToEnter);
    }

    /**
     * Sets how long a step may take on threads of its own before it counts as a hang. The default is ten seconds.
     *
     * @param limit the time, more than nothing
     * @return the same rules
     */
    public ResourceConformance<F> patience(Duration limit) {
        Limits.requirePositive("limit", limit);
        return new ResourceConformance<>(setup.patience(limit), oneAtATime, canFailToEnter);
    }

    /**
     * Returns a test for each rule, for a method with {@link org.junit.jupiter.api.TestFactory @TestFactory}.
     *
     * @return the tests, named after the rules
     */
    public Stream<DynamicTest> tests() {
        return setup.tests(rules());
    }

    /**
     * Tries all rules.
     *
     * @throws AssertionError if some are broken; it tells of the first, those of the others are suppressed on it
     */
    public void check() {
        setup.check(rules());
    }

    private List<Rule<AsyncContextManager<?>>> rules() {
        return ResourceRules.of(setup.virtual(), oneAtATime, canFailToEnter);
    }
}
