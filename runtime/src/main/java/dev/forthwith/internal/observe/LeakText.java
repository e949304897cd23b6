package dev.forthwith.internal.observe;

/** How a leak is told: what it is, and how to mend it. */
final class LeakText {
    private LeakText() {}

    static String of(Kind kind, String opener, String closer, long count) {
        return "leaked: " + what(kind, opener, closer) + (count == 1 ? "" : " That is number " + count + ".");
    }

    private static String what(Kind kind, String opener, String closer) {
        switch (kind) {
            case ITERATOR:
                return "an iterator over " + opener
                        + " was advanced and never closed, and nobody can close it any more."
                        + " Close it on every path, or let forEach or another loop do so.";
            case CURSOR:
                return "a cursor over " + opener + " was used and never closed, and nobody can close it any more."
                        + " Open it in try-with-resources.";
            case LOOP:
            case SUBSCRIPTION:
            case PART:
                return "a loop over " + opener + " waits, with the source open, for what nobody can complete any more."
                        + " Complete every stage that a body or a source returns, also where the work fails.";
            case STACK:
                return "an exit stack with something on it was never closed, and nobody can close it any more."
                        + " Close it on every path, or use AsyncExitStack.manager().";
            case CHANNEL:
                return "the channel of " + opener + " was never closed, and nobody can close it any more;"
                        + " receivers would wait for ever. Call close() or fail() when the last sender is done.";
            default:
                return opener + " was entered, and nobody can exit it by " + closer + " any more."
                        + " Use it by with, or by open() in try-with-resources, or exit it on every path;"
                        + " if it is used by with, complete every stage that the body returns.";
        }
    }
}
