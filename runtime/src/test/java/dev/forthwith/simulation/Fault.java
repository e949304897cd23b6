package dev.forthwith.simulation;

/** A failure that a world has put in, and which must come out somewhere. */
final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient World world;

    Fault(World world, String name) {
        super(name, null, true, false);
        this.world = world;
    }
}
