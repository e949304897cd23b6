package dev.forthwith.benchmarks.compiletime;

import javax.tools.ToolProvider;

/** A JVM that compiles once, and says how many milliseconds of CPU time that took from its start. */
final class Worker {
    private Worker() {}

    public static void main(String[] arguments) {
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
        System.out.println(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
        System.exit(status);
    }
}
