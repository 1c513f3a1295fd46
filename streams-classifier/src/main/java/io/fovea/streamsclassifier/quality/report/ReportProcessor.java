package io.fovea.streamsclassifier.quality.report;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.schema.Drift;
import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.PartitionTotals;
import io.fovea.streamsclassifier.quality.totals.SummedTotals;
import io.fovea.streamsclassifier.quality.totals.Totals;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Adds up what the partitions counted, and once a second publishes the reports that changed. */
public final class ReportProcessor
    implements Processor<TotalsKey, PartitionTotals, String, QualityReport> {
  /** Names of its stores. */
  public static final String PARTITIONS = "partition-totals";

  public static final String LOOKS = "drift-looks";

  private static final Duration PUBLISH_EVERY = Duration.ofSeconds(1);
  private static final Duration CLOSE_EVERY = Duration.ofMinutes(1);

  private final Map<ModelVersion, ReferenceDistribution> references;
  private final long keepMillis;
  private final ReportListener listener;
  private final NewestWindows newest = new NewestWindows();
  private ProcessorContext<String, QualityReport> context;
  private SummedTotals totals;
  private DriftWatch drift;

  /**
   * @param timeToLive of predictions; windows are kept twice as long after the last one, since one
   *     partition may be read that much later than another
   * @param listener hears every report, and after a start those since the start
   */
  public ReportProcessor(
      Map<ModelVersion, ReferenceDistribution> references,
      Duration timeToLive,
      ReportListener listener) {
    this.references = references;
    this.keepMillis = 2 * timeToLive.toMillis();
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<String, QualityReport> context) {
    this.context = context;
    totals = new SummedTotals(context.getStateStore(PARTITIONS));
    drift = new DriftWatch(references, context.getStateStore(LOOKS));
    for (TotalsKey key : totals.sinceStart()) {
      tell(key, report(key, totals.sum(key), drift.last(key), context.currentSystemTimeMs()));
    }
    context.schedule(PUBLISH_EVERY, PunctuationType.WALL_CLOCK_TIME, this::publish);
    context.schedule(CLOSE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::close);
  }

  @Override
  public void process(Record<TotalsKey, PartitionTotals> record) {
    totals.put(record.key(), record.value());
  }

  private void publish(long now) {
    for (TotalsKey key : totals.changed()) {
      Totals sum = totals.sum(key);
      QualityReport report = report(key, sum, drift.look(key, sum), now);
      context.forward(new Record<>(ReportKey.of(key), report, now));
      totals.published(key);
      tell(key, report);
    }
  }

  private void tell(TotalsKey key, QualityReport report) {
    newest.add(key);
    listener.reported(report);
  }

  private static QualityReport report(TotalsKey key, Totals sum, Optional<Drift> drift, long now) {
    return QualityReports.of(key, sum, drift, Instant.ofEpochMilli(now));
  }

  private void close(long now) {
    totals.closeWindows(now - keepMillis).forEach(drift::forget);
  }

  /** Another instance may go on with it. */
  @Override
  public void close() {
    newest.take().forEach(listener::left);
  }
}
