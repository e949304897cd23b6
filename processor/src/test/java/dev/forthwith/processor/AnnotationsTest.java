package dev.forthwith.processor;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.Next;
import dev.forthwith.annotation.NextPage;
import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The annotations themselves: where they may stand, what they may say, and what is kept of them. */
class AnnotationsTest {
    /**
     * An annotation.
     *
     * @param targets where it may stand
     * @param defaults its members, by their names
     */
    private record Declared(Class<? extends Annotation> type, Set<ElementType> targets, Map<String, Object> defaults) {
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static List<Declared> annotations() {
        return List.of(
                new Declared(AsyncResource.class, Set.of(TYPE), Map.of("name", "")),
                new Declared(AsyncSource.class, Set.of(TYPE), Map.of("name", "", "prefetch", 0)),
                new Declared(Enter.class, Set.of(METHOD), Map.of("interruptible", false)),
                new Declared(Exit.class, Set.of(METHOD), Map.of()),
                new Declared(Next.class, Set.of(METHOD), Map.of("interruptible", true)),
                new Declared(NextPage.class, Set.of(METHOD), Map.of("interruptible", true)),
                new Declared(Blocking.class, Set.of(TYPE, METHOD), Map.of()));
    }

    @ParameterizedTest
    @MethodSource("annotations")
    void isAsTheContractHasIt(Declared declared) {
        Class<? extends Annotation> type = declared.type();
        assertEquals(
                Set.copyOf(declared.targets()),
                Set.copyOf(Arrays.asList(type.getAnnotation(Target.class).value())));
        assertEquals(RetentionPolicy.CLASS, type.getAnnotation(Retention.class).value());
        Map<String, Object> defaults = new TreeMap<>();
        for (Method member : type.getDeclaredMethods()) {
            defaults.put(member.getName(), member.getDefaultValue());
        }
        assertEquals(declared.defaults(), defaults);
        assertFalse(type.isAnnotationPresent(Inherited.class));
        assertFalse(type.isAnnotationPresent(Documented.class));
    }
}
