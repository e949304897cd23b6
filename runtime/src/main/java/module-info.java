/** The runtime of Forthwith: async for and async with, for Java. */
module dev.forthwith {
    requires static org.jspecify;

    exports dev.forthwith;
    exports dev.forthwith.generated;
}
