package dev.forthwith.internal.observe.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

@Name("dev.forthwith.Exit")
@Label("Exit")
@Description(
        "A resource is exited: from the call until it is given back. The outcome is what the exit was told, the failure its own")
@Category("Forthwith")
@StackTrace(false)
@Threshold("10 ms")
final class ExitEvent extends Event {
    @Label("Class")
    @Description("The annotated class")
    @Nullable
    String type;

    @Label("Method")
    @Description("The annotated method, or the function in its place")
    @Nullable
    String method;

    @Label("Outcome")
    @Description("COMPLETED, STOPPED, FAILED or CANCELLED")
    @Nullable
    String outcome;

    @Label("Failure")
    @Nullable
    String failure;
}
