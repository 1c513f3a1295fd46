package io.fovea.web.live.figures;

import io.fovea.schema.Prediction;
import java.time.Duration;

/** The images that were classified within a second; used again for a later one. */
final class TrafficSecond {
  private final LatencyHistogram latencies = new LatencyHistogram();
  private long second = Long.MIN_VALUE;
  private long images;
  private double batches;
  private int largestBatch;

  /** Since 1970. */
  long second() {
    return second;
  }

  void begin(long nextSecond) {
    latencies.clear();
    second = nextSecond;
    images = 0;
    batches = 0;
    largestBatch = 0;
  }

  void add(Prediction prediction) {
    int batch = Math.max(1, prediction.getBatchSize());
    latencies.add(
        Duration.between(prediction.getCapturedAt(), prediction.getClassifiedAt()).toMillis());
    images++;
    // Each image of a batch tells the batch's size: all of them together make up one batch.
    batches += 1.0 / batch;
    largestBatch = Math.max(largestBatch, batch);
  }

  void add(TrafficSecond other) {
    latencies.add(other.latencies);
    images += other.images;
    batches += other.batches;
    largestBatch = Math.max(largestBatch, other.largestBatch);
  }

  long images() {
    return images;
  }

  /** Images a batch, to a tenth; null without any. */
  Double meanBatch() {
    return images == 0 ? null : Math.round(10 * images / batches) / 10.0;
  }

  int largestBatch() {
    return largestBatch;
  }

  /** In ms; null without images. */
  Long latency(double part) {
    return images == 0 ? null : Long.valueOf(latencies.percentile(part));
  }
}
