package io.fovea.inference;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Model files for tests. */
public final class Models {

  private Models() {}

  public static ModelManifest manifest(int channels, int height, int width, int classes) {
    List<String> labels = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return ModelManifest.of(
        "tiny",
        "1",
        labels,
        Preprocessing.unitRange(channels, height, width),
        new Provenance("random", "none", 3, Map.of("accuracy", 0.1)),
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  public static Model write(
      Path folder, ComputationGraph network, int channels, int height, int width, int classes) {
    return ModelFile.write(
        folder.resolve("tiny-1.zip"),
        network,
        manifest(channels, height, width, classes),
        Optional.empty());
  }
}
