/** From and to other ways to iterate. */
@NullMarked
package dev.forthwith.internal.bridge;

import org.jspecify.annotations.NullMarked;
