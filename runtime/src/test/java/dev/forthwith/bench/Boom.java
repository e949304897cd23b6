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
        return new Boom(name, false);
    }

    private Boom(String name, boolean suppression) {
        super(name, null, suppression, true);
    }
}
