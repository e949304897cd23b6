/** The round loop: who is read when, and what happens to failures. */
@NullMarked
package dev.forthwith.processor;

import org.jspecify.annotations.NullMarked;
