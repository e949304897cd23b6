package dev.forthwith.processor.read;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/** Finds the trees of javac. Other compilers have none. */
final class TreesOfJavac {
    private TreesOfJavac() {}

    static @Nullable Trees of(ProcessingEnvironment environment) {
        try {
            return Trees.instance(environment);
        } catch (IllegalArgumentException disguised) {
            ProcessingEnvironment bare = undisguised(environment);
            return bare == null ? null : of(bare);
        }
    }

    /**
     * What stands behind an environment that javac does not know: the build of IntelliJ IDEA hands over a proxy, and lends a method that takes it
     * off; Gradle hands over an object that delegates. Null if it is another compiler's own.
     */
    private static @Nullable ProcessingEnvironment undisguised(ProcessingEnvironment environment) {
        Class<?> type = environment.getClass();
        try {
            Object bare;
            if (Proxy.isProxyClass(type)) {
                bare = Class.forName("org.jetbrains.jps.javac.APIWrappers", true, type.getClassLoader())
                        .getDeclaredMethod("unwrap", Class.class, Object.class)
                        .invoke(null, ProcessingEnvironment.class, environment);
            } else {
                Field delegate = type.getDeclaredField("delegate");
                delegate.setAccessible(true);
                bare = delegate.get(environment);
            }
            return bare instanceof ProcessingEnvironment found && found != environment ? found : null;
        } catch (ReflectiveOperationException | InaccessibleObjectException none) {
            return null;
        }
    }
}
