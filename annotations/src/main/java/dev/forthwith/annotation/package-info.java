/** What users write on their classes. */
// None of these is @Documented, which would put them into the API of an exported package: its module requires ours only statically.
package dev.forthwith.annotation;
