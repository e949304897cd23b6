/** The channel: a bounded queue between tasks. */
@NullMarked
package dev.forthwith.internal.channel;

import org.jspecify.annotations.NullMarked;
