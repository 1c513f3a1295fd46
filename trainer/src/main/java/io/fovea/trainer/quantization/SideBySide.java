package io.fovea.trainer.quantization;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.inference.BatchClassifier;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.Outcome.Classified;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.Model;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.data.DatasetImages;
import io.fovea.trainer.data.ImageBatches;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Has both graphs of a model classify the same test images, as the stream does. */
final class SideBySide {
  private final Model model;
  private final Dataset dataset;
  private final List<LabelledImage> images;
  private final Clock clock;
  private long judged;
  private long rightBefore;
  private long right;

  /**
   * @param images that could be read
   * @param accuracyBefore of float32, 0 to 1
   * @param accuracy of int8
   */
  record Verdict(long images, double accuracyBefore, double accuracy) {}

  /**
   * @param model with both graphs
   */
  SideBySide(Model model, Dataset dataset, Clock clock) {
    this.model = model;
    this.dataset = dataset;
    this.images = dataset.images(Split.TEST);
    this.clock = clock;
  }

  /**
   * @return nothing if the end was asked for
   * @throws StartException if no image can be read
   */
  Optional<Verdict> judge(Console console, StopSignal stop) {
    try (BatchClassifier float32 = classifier(EngineKind.ONNX);
        BatchClassifier int8 = classifier(EngineKind.ONNX_INT8)) {
      if (!ImageBatches.each(
          images, console, clock, stop, (from, some) -> judge(some, float32, int8))) {
        return Optional.empty();
      }
    }
    if (judged == 0) {
      throw new StartException(
          List.of("Data set %s: no test image can be read.".formatted(dataset.name())));
    }
    return Optional.of(new Verdict(judged, (double) rightBefore / judged, (double) right / judged));
  }

  private BatchClassifier classifier(EngineKind engine) {
    return new ImageClassifier(
        model.manifest(), Engines.open(model, engine, Device.CPU, 1), ImageLimits.DEFAULT, 1, 0);
  }

  private void judge(List<LabelledImage> some, BatchClassifier float32, BatchClassifier int8) {
    List<ImageInput> inputs = some.stream().map(DatasetImages::input).toList();
    List<Outcome> before = float32.classify(inputs);
    List<Outcome> after = int8.classify(inputs);
    for (int i = 0; i < some.size(); i++) {
      if (before.get(i) instanceof Classified one && after.get(i) instanceof Classified other) {
        String actual = some.get(i).label();
        judged++;
        rightBefore += one.label().equals(actual) ? 1 : 0;
        right += other.label().equals(actual) ? 1 : 0;
      }
    }
  }
}
