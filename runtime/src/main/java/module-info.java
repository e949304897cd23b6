/** The runtime of Forthwith: async for and async with, for Java. */
@SuppressWarnings("module") // of the testkit, which a program need not have
module dev.forthwith {
    requires static jdk.jfr;
    requires static org.jspecify;

    exports dev.forthwith;
    exports dev.forthwith.generated;
    exports dev.forthwith.internal.observe to
            dev.forthwith.testkit;
    exports dev.forthwith.internal.task to
            dev.forthwith.testkit;
}
