/** Runs the workloads as a suite, judges them by their targets, and draws what was measured. */
@NullMarked
package dev.forthwith.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
