package dev.forthwith.testkit;

import org.jspecify.annotations.Nullable;

/** Makes what a class under test needs, once a case; in virtual time, of that. */
@FunctionalInterface
interface Fixture<F extends @Nullable Object> {
    F make(@Nullable VirtualTime time) throws Exception;
}
