package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.load.Load;
import java.util.List;

/**
 * What to run.
 *
 * @param images of 28x28 in a backlog; of larger ones, as many as take about as long
 * @param rounds of all rows in turn
 * @param threads of every row of ours and of the bare loops; peers take 1 up to it
 * @param only rows whose name holds one of these; empty: all
 * @param quick one setting of each peer
 * @param pythons to look for peers in, in this order
 */
public record ThroughputPlan(
    List<Load> loads,
    int images,
    int rounds,
    int threads,
    int maxBatch,
    int partitions,
    Span span,
    List<String> only,
    boolean quick,
    List<String> pythons) {}
