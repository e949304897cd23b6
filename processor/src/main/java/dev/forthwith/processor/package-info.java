/**
 * The round loop: who is read when, and what happens to failures.
 *
 * <p>In this package and those below it, what every annotated class goes through is written with loops: each lambda costs the first class of a
 * build a class of its own, and the first stream many. What reports a mistake, or reads a rare form, may have both.
 */
@NullMarked
package dev.forthwith.processor;

import org.jspecify.annotations.NullMarked;
