package io.fovea.streamsclassifier.quality.application;

import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelFileException;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.runtime.settings.Faults;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What models answered on their validation images, from their files. */
final class ModelReferences {
  private ModelReferences() {}

  /** Reads them, or adds why one cannot be used. */
  static Map<ModelVersion, ReferenceDistribution> read(List<Path> files, Faults faults) {
    Map<ModelVersion, ReferenceDistribution> references = new HashMap<>();
    for (Path file : files) {
      try {
        add(ModelFile.read(file), references, faults);
      } catch (ModelFileException unusable) {
        faults.add(unusable.getMessage());
      }
    }
    return references;
  }

  private static void add(
      Model model, Map<ModelVersion, ReferenceDistribution> references, Faults faults) {
    ModelVersion version = new ModelVersion(model.manifest().name(), model.manifest().version());
    model
        .reference()
        .ifPresentOrElse(
            reference -> {
              faults.check(
                  reference.confidence().size() == ReferenceDistribution.CONFIDENCE_BINS,
                  "Model file "
                      + model.path()
                      + " has confidences in "
                      + reference.confidence().size()
                      + " bins, but drift is told by "
                      + ReferenceDistribution.CONFIDENCE_BINS
                      + ": leave it out of --model");
              faults.check(
                  references.put(version, reference) == null,
                  "--model names two files of "
                      + version.name()
                      + " "
                      + version.version()
                      + ": predictions tell a model by its name and version alone");
            },
            () ->
                faults.add(
                    "Model file "
                        + model.path()
                        + " does not tell how the model answered on its validation images"
                        + " (reference.json), so it tells no drift: leave it out of --model"));
  }
}
