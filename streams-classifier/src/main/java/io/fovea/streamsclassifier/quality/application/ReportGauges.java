package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.Window;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest reports as gauges, for the models that were heard of last: models come and go for as
 * long as it runs, and a scrape must not grow with them. Safe for use by several threads.
 */
final class ReportGauges {
  static final int MOST_MODELS = 16;

  private final MeterRegistry registry;
  private final Clock clock;

  /** The one that was heard of last stands last. */
  private final Map<ModelVersion, ModelGauges> shown = new LinkedHashMap<>();

  ReportGauges(MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  synchronized void show(QualityReport report) {
    ModelVersion model = new ModelVersion(report.getModelName(), report.getModelVersion());
    ModelGauges gauges = shown.remove(model);
    shown.put(model, gauges == null ? new ModelGauges(model, registry, clock) : gauges);
    shown.get(model).show(report);
    shown.values().forEach(ModelGauges::hidePast);
    if (shown.size() > MOST_MODELS) {
      Iterator<ModelGauges> oldest = shown.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  /** Hides a window, if it is the one that is shown. */
  synchronized void hide(ModelVersion model, Window window) {
    ModelGauges gauges = shown.get(model);
    if (gauges != null) {
      gauges.hide(window);
    }
  }
}
