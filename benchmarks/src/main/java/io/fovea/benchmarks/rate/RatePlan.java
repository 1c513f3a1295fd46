package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.throughput.Span;
import java.util.List;

/**
 * What to run.
 *
 * @param span of the most that can be done, and of each rate behind it: what is fast at full
 *     batches is compiled anew for small ones, beside them on the same cores
 * @param percents of that most, one rate each
 * @param rates images a second, beside those
 * @param lingerMillis how long the producer lets images gather at a rate
 */
public record RatePlan(
    List<Load> loads,
    Span span,
    List<Integer> percents,
    List<Double> rates,
    int threads,
    int maxBatch,
    int partitions,
    int lingerMillis) {}
