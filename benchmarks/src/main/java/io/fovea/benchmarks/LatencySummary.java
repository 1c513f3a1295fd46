package io.fovea.benchmarks;

import org.HdrHistogram.Histogram;

/** Milliseconds from publish to a prediction that a {@code read_committed} reader holds. */
record LatencySummary(long images, double p50, double p99, double max) {

  static LatencySummary of(Histogram nanoseconds) {
    return new LatencySummary(
        nanoseconds.getTotalCount(),
        nanoseconds.getValueAtPercentile(50) / 1e6,
        nanoseconds.getValueAtPercentile(99) / 1e6,
        nanoseconds.getMaxValue() / 1e6);
  }
}
