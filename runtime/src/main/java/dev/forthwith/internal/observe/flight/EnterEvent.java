package dev.forthwith.internal.observe.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

@Name("dev.forthwith.Enter")
@Label("Enter")
@Description("A resource is entered: from the call until it is there, or refused")
@Category("Forthwith")
@StackTrace(false)
@Threshold("10 ms")
final class EnterEvent extends Event {
    @Label("Class")
    @Description("The annotated class")
    @Nullable
    String type;

    @Label("Method")
    @Description("The annotated method, or the function in its place")
    @Nullable
    String method;

    @Label("Failure")
    @Nullable
    String failure;
}
