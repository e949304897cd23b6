/** Tests of your own resources and sources against the rules of Forthwith, and parts to test those who use them. */
module dev.forthwith.testkit {
    requires transitive dev.forthwith;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.forthwith.testkit;

    provides org.junit.jupiter.api.extension.Extension with
            dev.forthwith.testkit.ForthwithExtension;
}
