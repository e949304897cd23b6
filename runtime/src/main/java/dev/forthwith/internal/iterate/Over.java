package dev.forthwith.internal.iterate;

/** In the place of the last step of an iteration, after the close. */
final class Over extends Step {
    static final Over INSTANCE = new Over();

    private Over() {}

    @Override
    public String name() {
        return "an iteration that is over";
    }
}
