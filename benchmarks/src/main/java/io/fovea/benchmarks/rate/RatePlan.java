package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.throughput.Span;
import java.time.Duration;
import java.util.List;

/**
 * What to run.
 *
 * @param images in the backlog that tells the most that can be done
 * @param span of that
 * @param percents of that most, one rate each
 * @param measured how long each rate is kept past its warm-up
 */
public record RatePlan(
    List<Load> loads,
    int images,
    Span span,
    List<Integer> percents,
    Duration measured,
    int threads,
    int maxBatch,
    int partitions) {}
