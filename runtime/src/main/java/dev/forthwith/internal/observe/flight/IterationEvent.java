package dev.forthwith.internal.observe.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

@Name("dev.forthwith.Iteration")
@Label("Iteration")
@Description("A source is open: from the first step until it is closed")
@Category("Forthwith")
@StackTrace(false)
@Threshold("10 ms")
final class IterationEvent extends Event {
    @Label("Class")
    @Description("The annotated class")
    @Nullable
    String type;

    @Label("Method")
    @Description("The annotated method, or the function in its place")
    @Nullable
    String method;

    @Label("Consumer")
    @Description("LOOP, CURSOR, ITERATOR, SUBSCRIPTION, or PART: an operator")
    @Nullable
    String consumer;

    @Label("Elements")
    @Description("How many elements the source has yielded")
    long elements;

    @Label("Outcome")
    @Description("COMPLETED, STOPPED, FAILED or CANCELLED")
    @Nullable
    String outcome;

    @Label("Failure")
    @Nullable
    String failure;
}
