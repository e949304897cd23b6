/** What is to be generated, as plain values. */
@NullMarked
package dev.forthwith.processor.model;

import org.jspecify.annotations.NullMarked;
