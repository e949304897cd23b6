package org.jetbrains.jps.javac;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** What the build of IntelliJ IDEA has under this name, for proxies whose handlers know what they stand for. */
public final class APIWrappers {
    private APIWrappers() {}

    /** What a proxy stands for. */
    public static <T> T unwrap(Class<T> type, T proxy) {
        return type.cast(((Supplier<?>) Proxy.getInvocationHandler(proxy)).get());
    }
}
