package dev.forthwith.conformance;

import static dev.forthwith.bench.Ends.assertFails;
import static dev.forthwith.bench.Ends.failure;
import static dev.forthwith.bench.Ends.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncChannel;
import dev.forthwith.AsyncContext;
import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncExitStack;
import dev.forthwith.AsyncIterable;
import dev.forthwith.AsyncIterator;
import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import dev.forthwith.Forthwith;
import dev.forthwith.Indexed;
import dev.forthwith.OpenContext;
import dev.forthwith.Outcome;
import dev.forthwith.bench.Bench;
import dev.forthwith.bench.BenchTest;
import dev.forthwith.bench.Boom;
import dev.forthwith.bench.Twin;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked for in a wrong way fails at the call, and says what is wrong: no method forgets it. */
final class BadInputTest extends BenchTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** The types whose methods users call, and one of each. */
    private static Map<Class<?>, Supplier<?>> types() {
        Map<Class<?>, Supplier<?>> types = new LinkedHashMap<>();
        types.put(AsyncTask.class, () -> AsyncTask.from(new CompletableFuture<>()));
        types.put(AsyncIterable.class, () -> AsyncIterable.of(1));
        types.put(AsyncContextManager.class, () -> AsyncContextManager.value("a"));
        types.put(AsyncExitStack.class, AsyncExitStack::new);
        types.put(AsyncChannel.class, () -> AsyncChannel.bounded(1));
        types.put(AsyncIterator.class, () -> AsyncIterable.of(1).iterator());
        types.put(AsyncContext.class, () -> AsyncContextManager.value("a").context());
        types.put(Cursor.class, () -> AsyncIterable.of(1).open());
        types.put(OpenContext.class, BadInputTest::openContext);
        types.put(Forthwith.class, () -> null);
        return types;
    }

    private static OpenContext<String> openContext() {
        try {
            return AsyncContextManager.value("a").open();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    static Stream<Arguments> parameters() {
        List<Arguments> parameters = new ArrayList<>();
        types().forEach((type, one) -> {
            for (Method method : type.getMethods()) {
                boolean ours = method.getDeclaringClass().getName().startsWith("dev.forthwith.");
                if (!ours || method.isBridge() || method.getName().startsWith("obtrude")) {
                    continue;
                }
                for (int i = 0; i < method.getParameterCount(); i++) {
                    if (!method.getParameterTypes()[i].isPrimitive()
                            && !mayBeNull(method.getAnnotatedParameterTypes()[i])) {
                        parameters.add(Arguments.of(
                                type.getSimpleName() + "." + method.getName() + "(" + method.getParameters()[i] + ")",
                                method,
                                i,
                                one));
                    }
                }
            }
        });
        assertTrue(parameters.size() > 100, () -> "only " + parameters.size());
        return parameters.stream();
    }

    private static boolean mayBeNull(AnnotatedType type) {
        if (type.isAnnotationPresent(Nullable.class)) {
            return true;
        }
        return type instanceof AnnotatedTypeVariable variable
                && Arrays.stream(((TypeVariable<?>) variable.getType()).getAnnotatedBounds())
                        .anyMatch(bound -> bound.isAnnotationPresent(Nullable.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void nullIsRefusedAtTheCallAndNamed(String name, Method method, int position, Supplier<?> one) throws Exception {
        Parameter[] parameters = method.getParameters();
        Object[] given = new Object[parameters.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = i == position ? null : valid(parameters[i].getType());
        }
        method.setAccessible(true);
        Object target = Modifier.isStatic(method.getModifiers()) ? null : one.get();
        InvocationTargetException thrown =
                assertThrows(InvocationTargetException.class, () -> method.invoke(target, given), name);
        NullPointerException refused = assertInstanceOf(NullPointerException.class, thrown.getCause(), name);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(parameters[position].getName()), () -> name + ": " + message);
    }

    private static Object valid(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == Duration.class) {
            return HOUR;
        }
        if (type == TimeUnit.class) {
            return TimeUnit.HOURS;
        }
        if (type == Outcome.class) {
            return Outcome.FAILED;
        }
        if (type == Throwable.class) {
            return new Boom("E");
        }
        if (type == CompletionStage.class) {
            return CompletableFuture.completedFuture(1);
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        return type.isInterface()
                ? Proxy.newProxyInstance(
                        BadInputTest.class.getClassLoader(), new Class<?>[] {type}, (self, called, args) -> null)
                : "a";
    }

    @Test
    void nullAmongManyIsNamedByItsPlace() {
        for (Runnable call : List.<Runnable>of(
                () -> AsyncIterable.of(1, null),
                () -> AsyncIterable.concat(AsyncIterable.of(1), null),
                () -> AsyncIterable.merge(AsyncIterable.of(1), null))) {
            String message = assertThrows(NullPointerException.class, call::run).getMessage();
            assertTrue(message.endsWith("s[1] is null"), message);
        }
    }

    private static void assertRefused(String name, Object found, Runnable call) {
        String message =
                assertThrows(IllegalArgumentException.class, call::run, name).getMessage();
        assertTrue(message.startsWith(name + " must ") && message.endsWith(" is " + found), message);
    }

    @Test
    void sizesAndCountsAndTimesThatMeanNothing() {
        AsyncIterable<Integer> source = AsyncIterable.of(1);
        AsyncContextManager<String> manager = AsyncContextManager.value("a");
        for (int size : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertRefused("capacity", size, () -> AsyncChannel.bounded(size));
            assertRefused("concurrency", size, () -> source.mapConcurrent(size, CompletableFuture::completedFuture));
            assertRefused(
                    "concurrency", size, () -> source.mapConcurrentUnordered(size, CompletableFuture::completedFuture));
            assertRefused("size", size, () -> source.windowFixed(size));
            assertRefused("size", size, () -> source.windowTimed(size, HOUR));
            assertRefused("size", size, () -> source.prefetch(size));
            assertRefused("window", size, () -> AsyncIterable.from(source, size));
        }
        for (int count : new int[] {-1, Integer.MIN_VALUE}) {
            assertRefused("maxSize", count, () -> source.limit(count));
            assertRefused("size", count, () -> source.skip(count));
            assertRefused("times", count, () -> source.retry(count));
        }
        for (Duration time : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertRefused("period", time, () -> AsyncIterable.interval(time));
            assertRefused("limit", time, () -> source.timeout(time));
            assertRefused("time", time, () -> source.windowTimed(1, time));
            assertRefused("limit", time, () -> manager.enterTimeout(time));
            assertRefused("limit", time, () -> manager.exitTimeout(time));
        }
    }

    @Test
    void anIndexedElementHasAPlaceAndIsThere() {
        assertRefused("index", -1L, () -> new Indexed<>(-1, "a"));
        assertEquals(
                "value",
                assertThrows(NullPointerException.class, () -> new Indexed<>(0, null))
                        .getMessage());
    }

    @Test
    void aResourceThatWasClosedIsNotHandedOut() throws Exception {
        OpenContext<String> open = AsyncContextManager.value("a").open();
        assertEquals("a", open.value());
        open.close();
        assertTeaches("closed", assertThrows(IllegalStateException.class, open::value));
        assertTeaches("closed", assertThrows(IllegalStateException.class, () -> open.fail(new Boom("E"))));
        open.close();
    }

    private static void assertTeaches(String part, Throwable problem) {
        String message = assertInstanceOf(IllegalStateException.class, problem).getMessage();
        assertTrue(message.contains(part), message);
    }

    @BothTwins
    void whatIsForOneUseIsUsedTwice(Twin twin) throws Exception {
        Bench bench = bench(twin);
        AsyncContext<String> context = bench.resource("a").context();
        value(context.enter());
        assertTeaches("already entered", failure(context.enter()));
        value(context.exit(Outcome.COMPLETED, null));
        assertTeaches("already entered", failure(context.enter()));
        assertTeaches("not entered", failure(bench.resource("a").context().exit(Outcome.COMPLETED, null)));

        AsyncExitStack stack = new AsyncExitStack();
        value(stack.close());
        assertTeaches(
                "closed or was moved",
                assertThrows(IllegalStateException.class, () -> stack.adopt("a", (a, o, p) -> twin.value(null))));
        assertTeaches(
                "closed or was moved",
                assertThrows(IllegalStateException.class, () -> stack.defer(() -> twin.value(null))));
        assertTeaches("closed or was moved", assertThrows(IllegalStateException.class, stack::move));
        assertTeaches("closed or was moved", failure(stack.enter(bench.resource("a"))));

        try (Cursor<Integer> cursor = AsyncIterable.of(1).open()) {
            assertTrue(cursor.iterator().hasNext());
            assertTeaches("one pass", assertThrows(IllegalStateException.class, cursor::iterator));
        }
        AsyncIterable<Integer> stream = AsyncIterable.from(Stream.of(1, 2));
        assertEquals(2L, value(stream.count()));
        assertTeaches("one loop", failure(stream.count()));

        AsyncContextManager<String> around = AsyncContextManager.around(body -> {
            body.run("a");
            body.run("b");
        });
        assertTeaches("called twice", failure(around.run(a -> {})));
        assertTeaches(
                "body.run",
                failure(AsyncContextManager.<String>around(body -> {}).run(a -> {})));

        AsyncIterator<Integer> iterator =
                AsyncIterable.next(CompletableFuture<Integer>::new).iterator();
        CompletionStage<Boolean> pending = iterator.advance();
        assertTeaches("earlier one is pending", failure(iterator.advance()));
        value(iterator.close());
        assertEquals(false, value(pending));
    }

    /** A stage that tells everybody its end twice: once as it is, and then as a failure. */
    @SuppressWarnings("unchecked")
    private static <T> CompletionStage<T> ofTwoEnds(T value, Throwable again) {
        return (CompletionStage<T>) Proxy.newProxyInstance(
                BadInputTest.class.getClassLoader(), new Class<?>[] {CompletionStage.class}, (self, method, given) -> {
                    if (method.getName().equals("handle")) {
                        BiFunction<Object, Throwable, Object> handler =
                                (BiFunction<Object, Throwable, Object>) given[0];
                        assertNull(handler.apply(value, null));
                        assertNull(handler.apply(null, again));
                        throw new Boom("and throws");
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @BothTwins
    void aStageThatEndsTwiceHasEndedOnce(Twin twin) {
        Boom again = new Boom("again");
        Bench bench = bench(twin);
        assertEquals("b", value(bench.resource("a").with(a -> ofTwoEnds("b", again))));
        AsyncContextManager<String> manager =
                AsyncContextManager.of(() -> ofTwoEnds("a", again), (a, outcome, problem) -> ofTwoEnds(null, again));
        assertEquals("aa", value(manager.with(a -> twin.value(a + a))));
        assertEquals("a!", value(manager.map(a -> a + "!").exitTimeout(HOUR).call(a -> a)));
        AsyncContext<String> byHand = manager.context();
        value(byHand.enter());
        value(byHand.exit(Outcome.COMPLETED, null));
        assertEquals(Integer.valueOf(1), value(AsyncTask.from(ofTwoEnds(1, again))));
        assertEquals(3, value(AsyncTask.from(twin.value(1)).thenCombine(ofTwoEnds(2, again), Integer::sum)));
        assertEquals(
                Integer.valueOf(2),
                value(AsyncTask.from(twin.value(1)).<Integer>thenCompose(n -> ofTwoEnds(n + 1, again))));
        assertEquals(
                List.of(1, 2, 3),
                value(AsyncIterable.of(1, 2, 3)
                        .mapAwait(n -> ofTwoEnds(n, again))
                        .filterAwait(n -> ofTwoEnds(true, again))
                        .mapConcurrent(2, n -> ofTwoEnds(n, again))
                        .collect(Collectors.toList())));
        assertFails(AsyncTask.from(twin.failure(again)), again);
    }

    @BothTwins
    void aStreamThatCannotBeGoneThroughIsClosed(Twin twin) {
        Boom failure = new Boom("E");
        List<String> calls = new ArrayList<>();
        Stream<?> broken = (Stream<?>) Proxy.newProxyInstance(
                Stream.class.getClassLoader(), new Class<?>[] {Stream.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (method.getName().equals("iterator")) {
                        throw failure;
                    }
                    return null;
                });
        assertFails(AsyncIterable.from(broken).mapAwait(twin::value).toList(), failure);
        assertEquals(List.of("iterator", "close"), calls);
    }
}
