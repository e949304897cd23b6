/** Asynchronous resources, sources and tasks: async with and async for. */
@NullMarked
package dev.forthwith;

import org.jspecify.annotations.NullMarked;
