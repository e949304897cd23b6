package dev.forthwith.internal.task;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Where blocking calls run: a virtual thread each where the JDK has them, else a cached pool of daemon threads. */
public final class BlockingExecutor {
    private static volatile @Nullable Executor chosen;

    private BlockingExecutor() {}

    public static Executor current() {
        Executor executor = chosen;
        return executor == null ? byDefault() : executor;
    }

    /** The one that is used as long as nobody chooses another one. */
    static Executor byDefault() {
        return Default.EXECUTOR;
    }

    public static void use(Executor executor) {
        chosen = executor;
    }

    private static final class Default {
        static final Executor EXECUTOR = create();

        private static Executor create() {
            try {
                MethodHandle factory = MethodHandles.publicLookup()
                        .findStatic(
                                Executors.class,
                                "newVirtualThreadPerTaskExecutor",
                                MethodType.methodType(ExecutorService.class));
                return (Executor) factory.invoke();
            } catch (Throwable olderThan21) {
                return Executors.newCachedThreadPool(work -> Daemons.thread(work, "forthwith-blocking"));
            }
        }
    }
}
