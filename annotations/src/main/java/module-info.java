/** The annotations of Forthwith: async for and async with, for Java. */
module dev.forthwith.annotation {
    exports dev.forthwith.annotation;
}
