package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.throughput.Span;
import java.util.List;

/**
 * What to run.
 *
 * @param images in the backlog that tells the most that can be done
 * @param span of that, and of each rate
 * @param percents of that most, one rate each
 */
public record RatePlan(
    List<Load> loads,
    int images,
    Span span,
    List<Integer> percents,
    int threads,
    int maxBatch,
    int partitions) {}
