/** The operators and the ends of a loop, one class each. */
@NullMarked
package dev.forthwith.internal.operator;

import org.jspecify.annotations.NullMarked;
