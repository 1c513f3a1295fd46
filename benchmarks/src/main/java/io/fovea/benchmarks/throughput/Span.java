package io.fovea.benchmarks.throughput;

import java.time.Duration;

/**
 * How long a row is measured. Its warm-up ends with half of the images or when its time is over,
 * and so does the rest: fast rows see all images, slow ones do not take for ever.
 */
public record Span(Duration warmUp, Duration measured) {}
