package dev.forthwith.testkit;

/** What a test makes fail. */
final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Planned() {
        super("planned by the test");
    }

    /** Whether a failure is one of these. */
    static boolean is(Throwable failure) {
        return failure instanceof Planned || failure instanceof Fatal;
    }

    /** The same, of the kind that nobody catches. */
    static final class Fatal extends Error {
        private static final long serialVersionUID = 1;

        Fatal() {
            super("planned by the test");
        }
    }
}
