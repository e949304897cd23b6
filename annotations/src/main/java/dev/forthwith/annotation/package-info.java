/** What users write on their classes. */
package dev.forthwith.annotation;
