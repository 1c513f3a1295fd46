/**
 * What people would otherwise use, in Python: looked for, started, never required. The programs
 * themselves stand in {@code benchmarks/peers}.
 */
package io.fovea.benchmarks.peer;
