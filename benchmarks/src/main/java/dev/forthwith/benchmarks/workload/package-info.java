/** The workloads: one class each, with ours and the peers as the constants of an enumeration. */
@NullMarked
package dev.forthwith.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
