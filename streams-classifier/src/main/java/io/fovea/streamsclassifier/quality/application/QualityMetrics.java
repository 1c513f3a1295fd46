package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.deadletter.RecordFaults;
import io.fovea.streamsclassifier.quality.QualityListener;
import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.fact.FactChecks;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.service.RejectionCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the application counts, and what its reports say. At any moment without a call under way:
 * {@code fovea.records.consumed} = {@code fovea.records.read} (sum over its kinds) + {@code
 * fovea.records.skipped} + {@code fovea.records.rejected} (sum over its reasons).
 */
final class QualityMetrics implements QualityListener {
  private static final List<String> REASONS =
      Stream.concat(RecordFaults.REASONS.stream(), FactChecks.REASONS.stream()).toList();

  private final ReportGauges gauges;
  private final Counter consumed;
  private final Counter predictions;
  private final Counter labels;
  private final Counter withdrawals;
  private final Counter skipped;
  private final Counter reports;
  private final RejectionCounts rejected;

  QualityMetrics(MeterRegistry registry, Clock clock) {
    gauges = new ReportGauges(registry, clock);
    consumed =
        counter(registry, "fovea.records.consumed", "Predictions and labels that were done with");
    predictions = read(registry, "prediction");
    labels = read(registry, "label");
    withdrawals = read(registry, "withdrawal");
    skipped = counter(registry, "fovea.records.skipped", "Tombstones among the predictions");
    rejected =
        new RejectionCounts(
            registry, "fovea.records.rejected", "Records that went to the dead letters", REASONS);
    reports = counter(registry, "fovea.reports.made", "Reports published, or known after a start");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  private static Counter read(MeterRegistry registry, String kind) {
    return Counter.builder("fovea.records.read")
        .description("Records that said something of an image")
        .tag("kind", kind)
        .register(registry);
  }

  @Override
  public void read(Fact fact) {
    consumed.increment();
    if (fact instanceof Fact.Predicted) {
      predictions.increment();
    } else if (fact instanceof Fact.Labelled) {
      labels.increment();
    } else {
      withdrawals.increment();
    }
  }

  @Override
  public void skipped() {
    consumed.increment();
    skipped.increment();
  }

  @Override
  public void rejected(String reason) {
    consumed.increment();
    rejected.add(reason);
  }

  @Override
  public void reported(QualityReport report) {
    reports.increment();
    gauges.show(report);
  }

  @Override
  public void left(TotalsKey key) {
    gauges.hide(key.model(), key.window());
  }

  /** For people, at the end. */
  String summary() {
    return "%.0f predictions, %.0f labels and %.0f withdrawals read, %.0f records rejected"
        .formatted(predictions.count(), labels.count(), withdrawals.count(), rejected.sum());
  }
}
