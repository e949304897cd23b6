/** Ours beside the peers: workloads, and a suite that judges them. */
@NullMarked
package dev.forthwith.benchmarks;

import org.jspecify.annotations.NullMarked;
