/** The one place where failures are unwrapped, classified and merged. */
@NullMarked
package dev.forthwith.internal.failure;

import org.jspecify.annotations.NullMarked;
