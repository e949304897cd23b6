package dev.forthwith.internal.observe.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("dev.forthwith.CancelledWait")
@Label("Wait of a Cancelled Task")
@Description("A task was asked to cancel, and waits for what is pending and for its exits")
@Category("Forthwith")
@StackTrace(false)
final class CancelledWaitEvent extends Event {
    @Label("Waits For")
    @Description("What it waited for when it was asked to cancel")
    @Nullable
    String waitsFor;
}
