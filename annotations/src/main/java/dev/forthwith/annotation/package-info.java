/** What users write on their classes. */
// None is @Documented, which would make it a part of the API of an exported package: its module requires this one
// statically.
package dev.forthwith.annotation;
