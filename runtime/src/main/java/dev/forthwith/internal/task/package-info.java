/** Cancellation that is awaited, waiting for stages, the timer, the blocking executor. */
@NullMarked
package dev.forthwith.internal.task;

import org.jspecify.annotations.NullMarked;
