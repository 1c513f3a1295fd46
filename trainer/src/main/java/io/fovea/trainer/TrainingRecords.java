package io.fovea.trainer;

import io.fovea.datasets.Dataset;
import io.fovea.inference.model.ClassFigures;
import io.fovea.inference.model.TrainingRecord;
import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.runtime.settings.SettingTexts;
import io.fovea.trainer.data.PreparedImages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells in a model file how the model was trained, so that people can judge it and make it again.
 */
final class TrainingRecords {

  private TrainingRecords() {}

  static TrainingRecord of(
      String model,
      SettingTexts settings,
      Dataset dataset,
      PreparedImages train,
      Optional<PreparedImages> validation,
      QualityFigures figures) {
    return new TrainingRecord(
        TrainingCommand.of(settings.given(), model),
        TrainingCommand.portable(settings.all()),
        DatasetLicences.of(dataset.parts()),
        images(train, validation, figures.labelled()),
        classes(dataset.labels(), train, figures));
  }

  private static Map<String, Long> images(
      PreparedImages train, Optional<PreparedImages> validation, long test) {
    Map<String, Long> images = new LinkedHashMap<>();
    images.put("train", (long) train.size());
    images.put("validation", validation.map(PreparedImages::size).orElse(0).longValue());
    images.put("test", test);
    return images;
  }

  private static List<ClassFigures> classes(
      List<String> labels, PreparedImages train, QualityFigures figures) {
    int[] learnt = train.classCounts(labels.size());
    Map<String, ClassQuality> tested =
        figures.classes().stream()
            .collect(Collectors.toMap(ClassQuality::label, Function.identity()));
    return IntStream.range(0, labels.size())
        .filter(i -> tested.containsKey(labels.get(i)))
        .mapToObj(i -> figures(learnt[i], tested.get(labels.get(i))))
        .toList();
  }

  private static ClassFigures figures(int learnt, ClassQuality quality) {
    return new ClassFigures(
        quality.label(),
        learnt,
        quality.support(),
        quality.precisionInterval(),
        quality.recallInterval(),
        quality.f1());
  }
}
