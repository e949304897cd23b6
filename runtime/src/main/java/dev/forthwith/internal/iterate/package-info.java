/** The machine that pulls elements through operators, and the loop. */
@NullMarked
package dev.forthwith.internal.iterate;

import org.jspecify.annotations.NullMarked;
