package dev.forthwith.testkit;

/** One rule, and how it is tried. */
record Rule<S>(String name, boolean breaksFixture, Scenario<S> scenario) {
    /** How a rule is tried: in variants, from 0 on, each in a world of its own. */
    @FunctionalInterface
    interface Scenario<S> {
        /** Plays one variant; true if there is another one. */
        boolean play(World world, S subject, int variant) throws Exception;
    }

    static <S> Rule<S> of(String name, Scenario<S> scenario) {
        return new Rule<>(name, false, scenario);
    }
}
