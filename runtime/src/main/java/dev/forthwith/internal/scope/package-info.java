/** The bracket around a body, and what contexts are made of. */
@NullMarked
package dev.forthwith.internal.scope;

import org.jspecify.annotations.NullMarked;
