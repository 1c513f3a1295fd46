package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.ClassQuality;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The classes of a model version that most labels are of; the topic has the others. */
final class ClassGauges implements AutoCloseable {
  static final int MOST_CLASSES = 20;

  private static final Map<String, ToDoubleFunction<ClassQuality>> FIGURES =
      Map.of(
          "precision", ClassQuality::getPrecision,
          "recall", ClassQuality::getRecall,
          "f1", ClassQuality::getF1,
          "support", ClassQuality::getSupport);

  private static final Comparator<ClassQuality> BY_SUPPORT =
      Comparator.comparingLong(ClassQuality::getSupport)
          .reversed()
          .thenComparing(ClassQuality::getLabel);

  private final Map<String, ClassQuality> newest = new ConcurrentHashMap<>();
  private final Map<String, List<Meter>> meters = new HashMap<>();
  private final Tags model;
  private final MeterRegistry registry;

  /**
   * @param model tags of model and version
   */
  ClassGauges(Tags model, MeterRegistry registry) {
    this.model = model;
    this.registry = registry;
  }

  void show(List<ClassQuality> classes) {
    Map<String, ClassQuality> largest =
        classes.stream()
            .sorted(BY_SUPPORT)
            .limit(MOST_CLASSES)
            .collect(Collectors.toMap(ClassQuality::getLabel, Function.identity()));
    newest.putAll(largest);
    newest.keySet().retainAll(largest.keySet());
    largest.keySet().forEach(label -> meters.computeIfAbsent(label, this::gauges));
    meters
        .entrySet()
        .removeIf(
            shown -> {
              boolean gone = !largest.containsKey(shown.getKey());
              if (gone) {
                shown.getValue().forEach(registry::remove);
              }
              return gone;
            });
  }

  private List<Meter> gauges(String label) {
    return FIGURES.keySet().stream().map(figure -> gauge(label, figure)).toList();
  }

  private Meter gauge(String label, String figure) {
    return Gauge.builder("fovea.quality.class." + figure, () -> value(label, figure))
        .description("Of a class, since the start")
        .tags(model.and("class", label))
        .register(registry);
  }

  private double value(String label, String figure) {
    ClassQuality quality = newest.get(label);
    return quality == null ? Double.NaN : FIGURES.get(figure).applyAsDouble(quality);
  }

  @Override
  public void close() {
    meters.values().forEach(gauges -> gauges.forEach(registry::remove));
  }
}
