package dev.forthwith.processor.read;

import com.sun.source.util.Trees;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/** Finds the trees of javac. Other compilers have none. */
final class TreesOfJavac {
    private TreesOfJavac() {}

    static @Nullable Trees of(ProcessingEnvironment environment) {
        try {
            return Trees.instance(undisguised(environment));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** The build of IntelliJ IDEA hands over a proxy, for which javac has no trees, and lends a method that takes it off. */
    private static ProcessingEnvironment undisguised(ProcessingEnvironment environment) {
        if (!Proxy.isProxyClass(environment.getClass())) {
            return environment;
        }
        try {
            return (ProcessingEnvironment) Class.forName(
                            "org.jetbrains.jps.javac.APIWrappers",
                            true,
                            environment.getClass().getClassLoader())
                    .getDeclaredMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, environment);
        } catch (ReflectiveOperationException another) {
            return environment;
        }
    }
}
