package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.totals.Window;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The figures of the newest window of one length, or of all since the start. */
final class WindowGauges implements AutoCloseable {
  /** After the end of a window, until the first report of the next one has come. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final MeterRegistry registry;
  private final Clock clock;
  private final List<Meter> meters;
  private volatile QualityReport report;

  /**
   * @param tags of model, version and window
   */
  WindowGauges(QualityReport report, Tags tags, MeterRegistry registry, Clock clock) {
    this.report = report;
    this.registry = registry;
    this.clock = clock;
    meters = figures().map(figure -> gauge(figure, tags)).toList();
  }

  private Stream<ReportFigure> figures() {
    return report.getWindowStart() == null
        ? Stream.concat(ReportFigure.ALWAYS.stream(), ReportFigure.SINCE_START.stream())
        : ReportFigure.ALWAYS.stream();
  }

  private Meter gauge(ReportFigure figure, Tags tags) {
    return Gauge.builder(figure.name(), () -> value(figure))
        .description(figure.description())
        .baseUnit(figure.unit())
        .tags(tags)
        .register(registry);
  }

  /** When no report comes any more, nobody calls {@link #close()} either. */
  private double value(ReportFigure figure) {
    return isPast() ? Double.NaN : figure.value().applyAsDouble(report);
  }

  /** Takes a report of this window, or of a later one; a late label changes windows of long ago. */
  void update(QualityReport next) {
    Instant start = next.getWindowStart();
    if (start == null || !start.isBefore(report.getWindowStart())) {
      report = next;
    }
  }

  /** Whether the window is over, and so is not what people ask for by its length. */
  boolean isPast() {
    Instant end = report.getWindowEnd();
    return end != null && !clock.instant().isBefore(end.plus(GRACE));
  }

  boolean isOf(Window window) {
    Instant start = report.getWindowStart();
    if (start == null || window.isAll()) {
      return start == null && window.isAll();
    }
    return start.toEpochMilli() == window.start()
        && report.getWindowEnd().toEpochMilli() == window.end();
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
