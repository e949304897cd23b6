package dev.forthwith.testkit;

import dev.forthwith.Outcome;
import dev.forthwith.internal.observe.Kind;
import dev.forthwith.internal.observe.Watch;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that a test has open, or a cancelled task that waits: where that began, and how far it has come. */
final class Opening implements Watch, Runnable {
    private static final int FRAMES = 6;

    private final Openings openings;
    private final @Nullable Kind kind;
    private final Supplier<String> what;
    private final String mending;
    private final String thread = Thread.currentThread().getName();
    private final StackTraceElement[] stack = new Throwable().getStackTrace();
    private volatile String state = "being opened";
    private int elements;

    private Opening(Openings openings, @Nullable Kind kind, Supplier<String> what, String mending) {
        this.openings = openings;
        this.kind = kind;
        this.what = what;
        this.mending = mending;
    }

    static Opening of(Openings openings, Kind kind, String opener, String closer) {
        String name = name(kind) + opener;
        Opening opening = new Opening(openings, kind, () -> name, mending(kind));
        if (kind.isIteration() || kind == Kind.STACK || kind == Kind.CHANNEL) {
            opening.state = "open";
        }
        return opening;
    }

    static Opening ofWait(Openings openings, Supplier<String> place) {
        return new Opening(
                openings,
                null,
                () -> "a task that was cancelled waits for " + place.get(),
                "let that end: a cancelled task waits for what is pending, and for its exits");
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case RESOURCE -> "a resource, ";
            case LOOP -> "a loop over ";
            case ITERATOR -> "an iterator of ";
            case CURSOR -> "a cursor of ";
            case SUBSCRIPTION -> "a subscription to ";
            case STACK -> "on an exit stack, ";
            case CHANNEL -> "a channel, ";
            case LIFECYCLE, PART -> "a part of another one, ";
        };
    }

    private static String mending(Kind kind) {
        return switch (kind) {
            case RESOURCE -> "wait for the task of its use, or close what open() returned";
            case LOOP -> "wait for the task of the loop; cancel it first if it has no end";
            case ITERATOR -> "call its close(), and wait for the stage of that";
            case CURSOR -> "open it in a try-with-resources";
            case SUBSCRIPTION -> "cancel the subscription";
            case STACK -> "close the stack, and wait for the task of that";
            case CHANNEL -> "call its close() or fail()";
            case LIFECYCLE, PART -> "close what it is a part of";
        };
    }

    @Override
    public void opened() {
        state = "open";
    }

    @Override
    public void refused(Throwable failure) {
        openings.over(this);
    }

    @Override
    public void element() {
        elements++;
    }

    @Override
    public void closing(Outcome outcome, @Nullable Throwable failure) {
        state = "being closed, " + outcome;
    }

    @Override
    public void closed(@Nullable Throwable failure) {
        openings.over(this);
    }

    /** A task has ended. */
    @Override
    public void run() {
        openings.over(this);
    }

    /** What is open, where it was opened, and how to mend it. */
    String describe() {
        StringBuilder text = new StringBuilder();
        text.append(what.get());
        if (kind != null) {
            text.append(": ").append(state);
            if (kind.isIteration()) {
                text.append(", after ").append(elements).append(elements == 1 ? " element" : " elements");
            }
        }
        text.append("\n    mend: ").append(mending).append("\n    ");
        text.append(kind == null ? "cancelled" : "opened")
                .append(" on ")
                .append(thread)
                .append('\n');
        where().forEach(frame -> text.append("      at ").append(frame).append('\n'));
        return text.toString();
    }

    /** The frames of the user's code, or the first ones if there are none. */
    private List<StackTraceElement> where() {
        List<StackTraceElement> own =
                Stream.of(stack).filter(Opening::isUsers).limit(FRAMES).toList();
        return own.isEmpty()
                ? Stream.of(stack).filter(frame -> !isOurs(frame)).limit(FRAMES).toList()
                : own;
    }

    private static boolean isUsers(StackTraceElement frame) {
        String name = frame.getClassName();
        return !isOurs(frame)
                && Stream.of("java.", "jdk.", "sun.", "org.junit.").noneMatch(name::startsWith);
    }

    private static boolean isOurs(StackTraceElement frame) {
        String name = frame.getClassName();
        String simple = name.startsWith("dev.forthwith.") ? name.substring("dev.forthwith.".length()) : "";
        return name.startsWith(Opening.class.getPackageName() + ".Opening")
                || simple.startsWith("internal.")
                || simple.startsWith("generated.")
                || (!simple.isEmpty() && simple.indexOf('.') < 0);
    }
}
