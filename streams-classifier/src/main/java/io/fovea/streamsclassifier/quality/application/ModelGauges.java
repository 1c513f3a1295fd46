package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.Window;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The gauges of one model version: since the start, and of the newest window of each length. */
final class ModelGauges implements AutoCloseable {
  private static final String ALL = "all";

  private final Map<String, WindowGauges> windows = new HashMap<>();
  private final MeterRegistry registry;
  private final Clock clock;
  private final Tags tags;
  private final ClassGauges classes;

  ModelGauges(ModelVersion model, MeterRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
    tags = Tags.of("model", model.name(), "version", model.version());
    classes = new ClassGauges(tags, registry);
  }

  void show(QualityReport report) {
    String window = window(report);
    WindowGauges gauges = windows.get(window);
    if (gauges == null) {
      windows.put(window, new WindowGauges(report, tags.and("window", window), registry, clock));
    } else {
      gauges.update(report);
    }
    if (window.equals(ALL)) {
      classes.show(report.getClasses());
    }
  }

  /** {@code all}, {@code 1d}, {@code 1h} or {@code 1m}. */
  private static String window(QualityReport report) {
    if (report.getWindowStart() == null) {
      return ALL;
    }
    Duration length = Duration.between(report.getWindowStart(), report.getWindowEnd());
    if (length.toDays() > 0) {
      return length.toDays() + "d";
    }
    return length.toHours() > 0 ? length.toHours() + "h" : length.toMinutes() + "m";
  }

  void hidePast() {
    hide(WindowGauges::isPast);
  }

  /** Hides a window, if it is the one that is shown. */
  void hide(Window window) {
    hide(gauges -> gauges.isOf(window));
    if (window.isAll()) {
      classes.show(List.of());
    }
  }

  private void hide(Predicate<WindowGauges> which) {
    windows
        .values()
        .removeIf(
            gauges -> {
              boolean gone = which.test(gauges);
              if (gone) {
                gauges.close();
              }
              return gone;
            });
  }

  @Override
  public void close() {
    windows.values().forEach(WindowGauges::close);
    classes.close();
  }
}
