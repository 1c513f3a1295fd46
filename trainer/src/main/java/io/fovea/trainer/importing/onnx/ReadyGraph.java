package io.fovea.trainer.importing.onnx;

import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.trainer.importing.ReadyClassifier;
import java.nio.file.Path;
import java.util.Optional;

/** A graph that keeps the model file's contract. */
record ReadyGraph(byte[] graph, int classes, boolean softmaxAdded) implements ReadyClassifier {

  @Override
  public Model write(Path path, ModelManifest manifest, Optional<ReferenceDistribution> reference) {
    return ModelFile.write(path, graph, manifest, reference);
  }
}
