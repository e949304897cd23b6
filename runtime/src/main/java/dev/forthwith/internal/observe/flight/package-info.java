/** The events of the Flight Recorder. Nothing of it is loaded where the JDK has none. */
@NullMarked
package dev.forthwith.internal.observe.flight;

import org.jspecify.annotations.NullMarked;
