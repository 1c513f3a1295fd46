/**
 * How fast a backlog is classified: ours, the bare engine, the peers, in turn and in rounds, on the
 * same images, and whether anything was lost or came twice.
 */
package io.fovea.benchmarks.throughput;
