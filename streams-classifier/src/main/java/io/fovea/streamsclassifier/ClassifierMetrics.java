package io.fovea.streamsclassifier;

import io.fovea.inference.image.Rejection;
import io.fovea.schema.Prediction;
import io.fovea.streamsclassifier.classification.ClassificationCounts;
import io.fovea.streamsclassifier.deadletter.RecordFaults;
import io.fovea.streamsclassifier.lookahead.LookAheadListener;
import io.fovea.streamsclassifier.service.RejectionCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the application counts and measures. At any moment without a call under way: {@code
 * fovea.images.consumed} = {@code fovea.images.classified} + {@code fovea.images.rejected} (sum
 * over its reasons) + {@code fovea.images.skipped}, and the sum of {@code fovea.batch.size} is at
 * least the images classified: what was looked ahead to and then handed over to another instance is
 * classified again there.
 */
final class ClassifierMetrics implements ClassificationCounts, LookAheadListener {
  private static final double[] BATCH_SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private final Counter consumed;
  private final Counter classified;
  private final Counter skipped;
  private final RejectionCounts rejected;
  private final Counter missed;
  private final Timer latency;
  private final Timer classifying;
  private final Timer engine;
  private final DistributionSummary batches;

  ClassifierMetrics(MeterRegistry registry) {
    consumed = counter(registry, "fovea.images.consumed", "Image records that were done with");
    classified =
        counter(registry, "fovea.images.classified", "Images that a prediction was made for");
    skipped = counter(registry, "fovea.images.skipped", "Tombstones");
    rejected =
        new RejectionCounts(
            registry, "fovea.images.rejected", "Images that went to the dead letters", reasons());
    missed =
        counter(
            registry, "fovea.lookahead.misses", "Images classified alone, not being in the stash");
    latency =
        Timer.builder("fovea.image.latency")
            .description("From the capture of an image to its prediction, before the commit")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10))
            .register(registry);
    classifying =
        Timer.builder("fovea.batch.time")
            .description("Decoding, preprocessing and classifying a batch of images")
            .register(registry);
    engine =
        Timer.builder("fovea.engine.time")
            .description("The engine's part of fovea.batch.time; the rest is decoding")
            .register(registry);
    batches =
        DistributionSummary.builder("fovea.batch.size")
            .description("Records that were decided together")
            .serviceLevelObjectives(BATCH_SIZES)
            .register(registry);
  }

  private static List<String> reasons() {
    return Stream.concat(
            RecordFaults.REASONS.stream(),
            Arrays.stream(Rejection.Reason.values()).map(Rejection.Reason::name))
        .toList();
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  @Override
  public void classified(Prediction prediction) {
    consumed.increment();
    classified.increment();
    Duration age = Duration.between(prediction.getCapturedAt(), prediction.getClassifiedAt());
    // Clocks of two machines differ: a camera ahead of us would make the latency negative.
    latency.record(age.isNegative() ? Duration.ZERO : age);
  }

  @Override
  public void rejected(String reason) {
    consumed.increment();
    rejected.add(reason);
  }

  @Override
  public void skipped() {
    consumed.increment();
    skipped.increment();
  }

  @Override
  public void decided(int records) {
    batches.record(records);
  }

  @Override
  public void missed() {
    missed.increment();
  }

  Timer batchTime() {
    return classifying;
  }

  Timer engineTime() {
    return engine;
  }

  /** For people, at the end. */
  String summary() {
    return "%.0f images classified, %.0f rejected, %.0f tombstones skipped; %.1f a batch"
        .formatted(classified.count(), rejected.sum(), skipped.count(), batches.mean());
  }
}
