package dev.forthwith.simulation;

/** A failure that a world has put in, and which must come out somewhere. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient World world;
    /** The how-manieth that occurred in its world. */
    final int order;

    Fault(World world, String name, int order) {
        super(name, null, true, false);
        this.world = world;
        this.order = order;
    }
}
