package io.fovea.benchmarks.load;

import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.RejectedImageException;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.inference.model.Quantization;
import io.fovea.inference.quantization.CalibrationImages;
import io.fovea.inference.quantization.GraphQuantization;
import java.io.IOException;
import java.nio.FloatBuffer;
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
 * @param file a model file, with a graph in int8 too where the load gains by it
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
    Model float32 = ModelFile.write(file, network, manifest(load, classes), Optional.empty());
    Model model = load.gainsByInt8() ? withInt8(float32, load) : float32;
    Path onnx = directory.resolve(name + ".onnx");
    Files.write(onnx, model.onnx().orElseThrow());
    Path layers = directory.resolve(name + ".json");
    PeerNetwork.write(load.network(), network, layers);
    network.close();
    return new BenchModel(file, onnx, layers);
  }

  /** Calibrated on the very images: only its speed counts, and its accuracy is none anyway. */
  private static Model withInt8(Model model, Load load) {
    ImagePreprocessor preprocessor =
        new ImagePreprocessor(model.manifest().preprocessing(), ImageLimits.DEFAULT);
    List<float[]> images =
        load.contents().stream()
            .map(content -> prepared(preprocessor, load.input(content)))
            .toList();
    byte[] graph =
        GraphQuantization.quantize(
            model.onnx().orElseThrow(),
            new CalibrationImages(model.manifest().input(), images, some -> {}));
    Quantization made =
        new Quantization("none (images of the load)", "none", images.size(), 0, 0, 0);
    return ModelFile.write(model.path(), model, graph, made);
  }

  private static float[] prepared(ImagePreprocessor preprocessor, ImageInput image) {
    FloatBuffer floats = FloatBuffer.allocate(preprocessor.preprocessing().floatsPerImage());
    try {
      preprocessor.preprocess(image, floats);
    } catch (RejectedImageException impossible) {
      throw new IllegalStateException(impossible);
    }
    return floats.array();
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
