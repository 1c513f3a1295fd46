package io.fovea.trainer.importing;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.inference.BatchClassifier;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.Judgement;
import io.fovea.trainer.Reference;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.data.DatasetImages;
import io.fovea.trainer.data.ImageBatches;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges an imported model by a labelled data set, through the same engine as the stream. */
final class DatasetTrial {
  private final Dataset dataset;
  private final Split split;
  private final Clock clock;
  private final List<String> labels;
  private final List<float[]> probabilities = new ArrayList<>();
  private final List<Integer> actual = new ArrayList<>();

  /** What the data set says of the model, and how the model answers on it. */
  record Verdict(Judgement judgement, ReferenceDistribution reference) {}

  /**
   * @param labels of the model
   * @throws ImportException if the data set has others
   */
  DatasetTrial(Dataset dataset, Split split, List<String> labels, Clock clock) {
    this.dataset = dataset;
    this.split = split;
    this.labels = labels;
    this.clock = clock;
    List<String> unknown = dataset.labels().stream().filter(l -> !labels.contains(l)).toList();
    if (!unknown.isEmpty()) {
      throw new ImportException(
          "data set %s has classes that the labels do not name: %s"
              .formatted(dataset.name(), String.join(", ", unknown)));
    }
  }

  /**
   * @return nothing if the end was asked for
   * @throws ImportException if no image can be read
   */
  Optional<Verdict> judge(Model model, Console console, StopSignal stop) {
    List<LabelledImage> images = dataset.images(split);
    try (BatchClassifier classifier = classifier(model)) {
      if (!ImageBatches.each(
          images, console, clock, stop, (from, some) -> classify(classifier, some))) {
        return Optional.empty();
      }
    }
    tellUnread(images.size() - actual.size(), console);
    return Optional.of(verdict());
  }

  private Verdict verdict() {
    float[][] answered = probabilities.toArray(float[][]::new);
    int[] classes = actual.stream().mapToInt(Integer::intValue).toArray();
    return new Verdict(
        Judgement.uncalibrated(answered, classes, labels),
        Reference.of(Answers.of(answered, classes), labels));
  }

  private BatchClassifier classifier(Model model) {
    return new ImageClassifier(
        model.manifest(),
        Engines.open(model, EngineKind.AUTO, Device.CPU, 1),
        ImageLimits.DEFAULT,
        labels.size(),
        0);
  }

  private void classify(BatchClassifier classifier, List<LabelledImage> images) {
    List<Outcome> outcomes =
        classifier.classify(images.stream().map(DatasetImages::input).toList());
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Classified classified) {
        probabilities.add(row(classified));
        actual.add(labels.indexOf(images.get(i).label()));
      }
    }
  }

  private float[] row(Outcome.Classified classified) {
    float[] row = new float[labels.size()];
    for (Outcome.ScoredLabel scored : classified.topK()) {
      row[labels.indexOf(scored.label())] = scored.probability();
    }
    return row;
  }

  private void tellUnread(int unread, Console console) {
    if (actual.isEmpty()) {
      throw new ImportException("no image of data set " + dataset.name() + " can be read");
    }
    if (unread > 0) {
      console.err().printf("%,d images cannot be read and are not counted.%n", unread);
    }
  }
}
