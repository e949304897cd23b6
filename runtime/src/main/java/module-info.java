/** The runtime of Forthwith: async for and async with, for Java. */
@SuppressWarnings("module") // the test kit is built after this
module dev.forthwith {
    requires static org.jspecify;

    exports dev.forthwith;
    exports dev.forthwith.generated;
    exports dev.forthwith.internal.task to
            dev.forthwith.testkit;
}
