/** Ours beside the peers: workloads, and a suite that judges them. */
package dev.forthwith.benchmarks;
