/** The catalogue of diagnostics. */
@NullMarked
package dev.forthwith.processor.report;

import org.jspecify.annotations.NullMarked;
