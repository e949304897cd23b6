/** From javax.lang.model to a validated model; the only layer that reports. */
@NullMarked
package dev.forthwith.processor.read;

import org.jspecify.annotations.NullMarked;
