package dev.forthwith.conformance;

import dev.forthwith.AsyncTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Serves two tenants, one after the other, each known to the threads that its thread starts; says what the second one finds on ours. */
public final class TenantsProgram {
    private static final InheritableThreadLocal<String> TENANT = new InheritableThreadLocal<>();

    private TenantsProgram() {}

    private static String onTheTimer() {
        return AsyncTask.<String>from(new CompletableFuture<>())
                .orTimeout(1, TimeUnit.MILLISECONDS)
                .handle((value, timeout) -> Thread.currentThread().getName() + " " + TENANT.get())
                .join();
    }

    private static String onABlockingThread() {
        return AsyncTask.blocking(TENANT::get).join();
    }

    public static void main(String[] args) throws InterruptedException {
        for (String tenant : new String[] {"first", "second"}) {
            Thread thread = new Thread(() -> {
                TENANT.set(tenant);
                String timer = onTheTimer();
                String blocking = onABlockingThread();
                if (tenant.equals("second")) {
                    System.out.println(timer);
                    System.out.println("first".equals(blocking));
                }
            });
            thread.start();
            thread.join();
        }
    }
}
