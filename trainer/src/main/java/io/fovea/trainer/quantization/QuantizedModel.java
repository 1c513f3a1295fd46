package io.fovea.trainer.quantization;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.Quantization;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What came out, before anybody decides on it.
 *
 * @param candidate with both graphs
 * @param speedRatio images a second of int8 to those of float32, bare engines, one thread
 */
record QuantizedModel(Model candidate, Quantization made, double speedRatio) {

  /** To a millionth, as counts of images divided by each other are not exact. */
  double lostPoints() {
    return Math.round(made.lostPoints() * 1e6) / 1e6;
  }

  private int sizeBefore() {
    return candidate.onnx().orElseThrow().length;
  }

  private int size() {
    return candidate.onnxInt8().orElseThrow().length;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        """
                     float32       int8
        accuracy  %9.2f %%  %8.2f %%   on %,d test images: %+.3f points
        graph     %,8d KB  %,7d KB
        speed             1  %10.2f   bare engine, one thread
        """,
        100 * made.accuracyBefore(),
        100 * made.accuracy(),
        made.testImages(),
        -lostPoints() + 0.0,
        sizeBefore() / 1_000,
        size() / 1_000,
        speedRatio);
  }

  ObjectNode json(ObjectMapper mapper, Path file, String sha256) {
    return mapper
        .createObjectNode()
        .put("model", file.toString())
        .put("sha256", sha256)
        .put("accuracyBefore", made.accuracyBefore())
        .put("accuracy", made.accuracy())
        .put("lostPoints", lostPoints())
        .put("testImages", made.testImages())
        .put("calibrationImages", made.calibrationImages())
        .put("bytesBefore", sizeBefore())
        .put("bytes", size())
        .put("speedRatio", Math.round(speedRatio * 100) / 100.0);
  }
}
