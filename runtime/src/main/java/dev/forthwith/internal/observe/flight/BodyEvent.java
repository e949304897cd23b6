package dev.forthwith.internal.observe.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

@Name("dev.forthwith.Body")
@Label("Body")
@Description("A resource is in use: from the end of its enter until its exit begins")
@Category("Forthwith")
@StackTrace(false)
@Threshold("10 ms")
final class BodyEvent extends Event {
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
