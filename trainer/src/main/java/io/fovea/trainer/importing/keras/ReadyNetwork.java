package io.fovea.trainer.importing.keras;

import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.trainer.importing.ReadyClassifier;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A network that keeps the model file's contract. */
record ReadyNetwork(ComputationGraph network, int classes, boolean softmaxAdded)
    implements ReadyClassifier {

  @Override
  public Model write(Path path, ModelManifest manifest, Optional<ReferenceDistribution> reference) {
    return ModelFile.write(path, network, manifest, reference);
  }
}
