package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.load.Load;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.schema.Prediction;
import java.util.List;
import java.util.Map;

/**
 * Whether a row runs the same network on the same pixels as ours. Libraries decode and shrink JPEGs
 * differently by a shade, so of those not all labels need be the same.
 */
final class Answers {
  private Answers() {}

  /** Share of the predictions, by index of their image, that name the label they should. */
  static double same(Backlog backlog, EngineKind judge, Map<Integer, Prediction> predictions) {
    if (predictions.isEmpty()) {
      return 0;
    }
    Load load = backlog.load();
    List<byte[]> contents = load.contents();
    Model model = ModelFile.read(backlog.model().file());
    try (ImageClassifier classifier =
        new ImageClassifier(
            model.manifest(),
            Engines.open(model, judge, Device.CPU, 1),
            ImageLimits.DEFAULT,
            1,
            0)) {
      long same =
          predictions.entrySet().stream()
              .filter(
                  prediction -> {
                    byte[] content = contents.get(prediction.getKey() % contents.size());
                    return label(classifier.classify(List.of(load.input(content))).get(0))
                        .equals(prediction.getValue().getLabel());
                  })
              .count();
      return (double) same / predictions.size();
    }
  }

  private static String label(Outcome outcome) {
    return outcome instanceof Outcome.Classified classified ? classified.label() : "";
  }
}
