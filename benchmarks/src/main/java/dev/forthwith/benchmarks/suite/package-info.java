/** Runs the workloads as a suite, judges them by their targets, and draws what was measured. */
package dev.forthwith.benchmarks.suite;
