/** From the model to source, without looking at anything else. */
@NullMarked
package dev.forthwith.processor.write;

import org.jspecify.annotations.NullMarked;
