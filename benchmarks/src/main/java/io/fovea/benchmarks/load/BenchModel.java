package io.fovea.benchmarks.load;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * One network in the forms that the rows read.
 *
 * @param file a model file
 * @param onnx its graph alone
 * @param layers for {@code peers/engines.py}, which builds it in PyTorch
 */
public record BenchModel(Path file, Path onnx, Path layers) {

  /** Writes a load's network into a folder. */
  public static BenchModel write(Load load, int classes, Path directory) throws IOException {
    String name = load.text() + "-" + classes;
    ComputationGraph network = new ComputationGraph(load.network().configuration(classes));
    network.init();
    Path file = directory.resolve(name + ".zip");
    Model model = ModelFile.write(file, network, manifest(load, classes), Optional.empty());
    Path onnx = directory.resolve(name + ".onnx");
    Files.write(onnx, model.onnx().orElseThrow());
    Path layers = directory.resolve(name + ".json");
    PeerNetwork.write(load.network(), network, layers);
    network.close();
    return new BenchModel(file, onnx, layers);
  }

  private static ModelManifest manifest(Load load, int classes) {
    List<String> labels = IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList();
    NetworkSpec network = load.network();
    return ModelManifest.of(
        load.text(),
        "1",
        labels,
        Preprocessing.unitRange(network.channels(), network.side(), network.side()),
        new Provenance("none (weights drawn by lot)", "none", 0, Map.of()),
        Instant.EPOCH);
  }
}
