/** What generated code is made of. Stable between releases, but for generated code only. */
@NullMarked
package dev.forthwith.generated;

import org.jspecify.annotations.NullMarked;
