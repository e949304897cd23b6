package dev.forthwith.bench;

/** A failure with a name, which the log shows. */
public final class Boom extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Boom(String name) {
        super(name);
    }

    public Boom(String name, Throwable cause) {
        super(name, cause);
    }

    /** A failure that refuses suppressed ones. */
    public static Boom withoutSuppression(String name) {
        return new Boom(name, false, true);
    }

    /** A failure without a stack trace, of which a test makes many. */
    public static Boom bare(String name) {
        return new Boom(name, true, false);
    }

    private Boom(String name, boolean suppression, boolean stackTrace) {
        super(name, null, suppression, stackTrace);
    }
}
