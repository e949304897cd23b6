package dev.forthwith.internal.observe.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

@Name("dev.forthwith.Open")
@Label("Open")
@Description("Something that is open, or a cancelled task that waits; told every second")
@Category("Forthwith")
@StackTrace(false)
@Period("1 s")
final class OpenEvent extends Event {
    @Label("Id")
    @Description("The same for the same thing as long as it is open")
    long id;

    @Label("Kind")
    @Description("RESOURCE, LIFECYCLE, LOOP, CURSOR, ITERATOR, SUBSCRIPTION, PART, STACK, CHANNEL or WAIT")
    @Nullable
    String kind;

    @Label("Class")
    @Description("The annotated class")
    @Nullable
    String type;

    @Label("Method")
    @Description("The annotated method, or the function in its place")
    @Nullable
    String method;

    @Label("Phase")
    @Description("ENTERING, OPEN, CLOSING, or LEAKED: nobody can close it any more, and it is told for the last time")
    @Nullable
    String phase;

    @Label("Age")
    @Timespan(Timespan.NANOSECONDS)
    long age;

    @Label("Elements")
    @Description("How many elements the source has yielded")
    long elements;
}
