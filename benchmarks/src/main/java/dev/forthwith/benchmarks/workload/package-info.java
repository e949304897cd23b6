/** The workloads: one class each, with ours and the peers as the constants of an enumeration. */
package dev.forthwith.benchmarks.workload;
