package io.fovea.benchmarks.rate;

import io.fovea.benchmarks.stack.Scrape;
import io.fovea.benchmarks.stack.Tally;
import org.HdrHistogram.Histogram;

/**
 * What was seen at one rate; times in milliseconds, from publish to a committed prediction. The
 * parts are means: {@code queue} + {@code decoding} + {@code engine} + {@code commit} = {@code
 * mean}. The classifier dates images by whole milliseconds, so {@code queue} is too small by up to
 * 0.5 and {@code commit} too large.
 *
 * @param queue from publish until the image's batch begins: producer, broker, fetch, and waiting
 *     for the batch before
 * @param decoding reading and preparing the images of the batch
 * @param engine the network over the batch
 * @param commit from the end of the batch until a read_committed reader has the prediction
 * @param meanBatch images per run of the engine
 */
record RateFigures(
    double rate,
    long images,
    double p50,
    double p99,
    double p999,
    double max,
    double mean,
    double queue,
    double decoding,
    double engine,
    double commit,
    double meanBatch,
    long lost,
    long duplicated) {

  private static final String LATENCY = "fovea_image_latency_seconds";
  private static final String BATCH = "fovea_batch_time_seconds";
  private static final String ENGINE = "fovea_engine_time_seconds";

  /** From what the reader saw, and what the classifier counted before and after. */
  static RateFigures of(
      double rate, Histogram nanoseconds, Scrape before, Scrape after, Tally tally) {
    double mean = nanoseconds.getMean() / 1e6;
    double classified = after.meanSince(before, LATENCY) * 1e3;
    double batch = after.meanSince(before, BATCH) * 1e3;
    double engine = after.meanSince(before, ENGINE) * 1e3;
    return new RateFigures(
        rate,
        nanoseconds.getTotalCount(),
        nanoseconds.getValueAtPercentile(50) / 1e6,
        nanoseconds.getValueAtPercentile(99) / 1e6,
        nanoseconds.getValueAtPercentile(99.9) / 1e6,
        nanoseconds.getMaxValue() / 1e6,
        mean,
        classified - batch,
        batch - engine,
        engine,
        mean - classified,
        after.meanSince(before, "fovea_batch_size"),
        tally.lost(false),
        tally.duplicated());
  }
}
