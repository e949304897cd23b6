/** Who watches what opens and closes: nobody, at no cost, unless somebody asks to. */
@NullMarked
package dev.forthwith.internal.observe;

import org.jspecify.annotations.NullMarked;
