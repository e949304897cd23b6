/** A module that exports an annotated class, and with it what is generated. */
module consumer.module {
    requires transitive dev.forthwith;
    requires static dev.forthwith.annotation;

    exports app;
}
