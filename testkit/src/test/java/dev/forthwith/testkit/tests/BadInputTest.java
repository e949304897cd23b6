package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forthwith.AsyncContextManager;
import dev.forthwith.AsyncIterable;
import dev.forthwith.testkit.Journal;
import dev.forthwith.testkit.ResourceConformance;
import dev.forthwith.testkit.ScriptedResource;
import dev.forthwith.testkit.ScriptedSource;
import dev.forthwith.testkit.SourceConformance;
import dev.forthwith.testkit.VirtualTime;
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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked for in a wrong way fails at the call, and says what is wrong: no method forgets it. */
final class BadInputTest {
    /** The types whose methods users call, and one of each. */
    private static Map<Class<?>, Supplier<?>> types() {
        Map<Class<?>, Supplier<?>> types = new LinkedHashMap<>();
        types.put(VirtualTime.class, VirtualTime::begin);
        types.put(Journal.class, Journal::new);
        types.put(ScriptedResource.class, () -> ScriptedResource.of("a", 1));
        types.put(ScriptedSource.class, () -> ScriptedSource.of("s", 1));
        types.put(
                ResourceConformance.class,
                () -> ResourceConformance.of(() -> AsyncContextManager.value("a"), a -> false));
        types.put(SourceConformance.class, () -> SourceConformance.of(() -> AsyncIterable.of(1)));
        return types;
    }

    static Stream<Arguments> parameters() {
        List<Arguments> parameters = new ArrayList<>();
        types().forEach((type, one) -> {
            for (Method method : type.getDeclaredMethods()) {
                if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
                    continue;
                }
                for (int i = 0; i < method.getParameterCount(); i++) {
                    if (!method.getParameterTypes()[i].isPrimitive()
                            && !mayBeNull(method.getAnnotatedParameterTypes()[i])) {
                        String name =
                                type.getSimpleName() + "." + method.getName() + "(" + method.getParameters()[i] + ")";
                        parameters.add(Arguments.of(name, method, i, one));
                    }
                }
            }
        });
        assertTrue(parameters.size() > 30, () -> "only " + parameters.size());
        return parameters.stream();
    }

    private static boolean mayBeNull(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class)
                || (type instanceof AnnotatedTypeVariable variable
                        && Arrays.stream(((TypeVariable<?>) variable.getType()).getAnnotatedBounds())
                                .anyMatch(bound -> bound.isAnnotationPresent(Nullable.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void nullIsRefusedAtTheCallAndNamed(String name, Method method, int position, Supplier<?> one) {
        Parameter[] parameters = method.getParameters();
        Object[] given = new Object[parameters.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = i == position ? null : valid(parameters[i].getType());
        }
        Object target = Modifier.isStatic(method.getModifiers()) ? null : one.get();
        try {
            InvocationTargetException thrown =
                    assertThrows(InvocationTargetException.class, () -> method.invoke(target, given), name);
            NullPointerException refused = assertInstanceOf(NullPointerException.class, thrown.getCause(), name);
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith(parameters[position].getName()), () -> name + ": " + message);
        } finally {
            if (target instanceof VirtualTime time) {
                time.close();
            }
        }
    }

    private static Object valid(Class<?> type) {
        if (type == int.class) {
            return 1;
        }
        if (type == Duration.class) {
            return Duration.ofHours(1);
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

    private static void assertNamed(String name, Class<? extends RuntimeException> problem, Executable call) {
        String message = String.valueOf(assertThrows(problem, call).getMessage());
        assertTrue(message.startsWith(name), message);
    }

    @Test
    void timesThatMeanNothing() {
        try (VirtualTime time = VirtualTime.begin()) {
            Duration back = Duration.ofNanos(-1);
            assertNamed("delay must not be negative", IllegalArgumentException.class, () -> time.delay(back));
            assertNamed("time must not be negative", IllegalArgumentException.class, () -> time.advance(back));
            assertEquals(Duration.ZERO, time.now());
            assertTrue(time.isIdle());
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void aSchedulerNamesWhatIsWrong() {
        try (VirtualTime time = VirtualTime.begin()) {
            ScheduledExecutorService scheduler = time.scheduler();
            Class<NullPointerException> none = NullPointerException.class;
            Runnable noTask = null;
            Runnable task = () -> {};
            assertNamed("task", none, () -> scheduler.execute(noTask));
            assertNamed("task", none, () -> scheduler.schedule(noTask, 1, TimeUnit.SECONDS));
            assertNamed("unit", none, () -> scheduler.schedule(task, 1, null));
            assertNamed("unit", none, () -> scheduler.schedule(() -> 1, 1, null));
            assertNamed("task", none, () -> scheduler.scheduleAtFixedRate(noTask, 1, 1, TimeUnit.SECONDS));
            assertNamed("unit", none, () -> scheduler.scheduleAtFixedRate(task, 1, 1, null));
            assertNamed("task", none, () -> scheduler.scheduleWithFixedDelay(noTask, 1, 1, TimeUnit.SECONDS));
            assertNamed("unit", none, () -> scheduler.scheduleWithFixedDelay(task, 1, 1, null));
            assertNamed("unit", none, () -> scheduler.awaitTermination(1, null));
            assertNamed(
                    "period must be more than 0",
                    IllegalArgumentException.class,
                    () -> scheduler.scheduleAtFixedRate(task, 1, 0, TimeUnit.SECONDS));
            assertNamed(
                    "delay must be more than 0",
                    IllegalArgumentException.class,
                    () -> scheduler.scheduleWithFixedDelay(task, 1, -1, TimeUnit.SECONDS));
            assertTrue(time.isIdle());
        }
    }

    /** As the JDK says of its schedulers. */
    @Test
    void aSchedulerRunsAtOnceWhatWasDueBefore() throws Exception {
        try (VirtualTime time = VirtualTime.begin()) {
            assertEquals("done", time.await(CompletableFuture.supplyAsync(() -> "done", time.scheduler())));
            var late = time.scheduler().schedule(() -> "late", -1, TimeUnit.SECONDS);
            time.runReady();
            assertEquals("late", late.get());
        }
    }
}
