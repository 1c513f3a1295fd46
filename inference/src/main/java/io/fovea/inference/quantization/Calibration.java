package io.fovea.inference.quantization;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.fovea.inference.onnx.OnnxExport;
import io.fovea.inference.onnx.OnnxRuntime;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import onnx.Onnx;

/**
 * Runs a float32 graph on some images and looks at the values between its nodes: once for the ends
 * of their ranges, once more for how they spread in between.
 */
final class Calibration {
  /** Few: the values of all layers are held at once. */
  private static final int BATCH = 8;

  private final CalibrationImages images;
  private final List<String> values;

  private Calibration(CalibrationImages images, List<String> values) {
    this.images = images;
    this.values = values;
  }

  /**
   * The range of each value.
   *
   * @throws UnquantizableGraphException if the graph does not run on the images, or a value is none
   *     that has a range
   */
  static Map<String, ValueRange> ranges(
      Onnx.ModelProto model, List<String> values, CalibrationImages images) {
    return new Calibration(images, values).ranges(observed(model, values));
  }

  /** The graph with those values among its outputs; the runtime finds out their types. */
  private static byte[] observed(Onnx.ModelProto model, List<String> values) {
    Onnx.ModelProto.Builder observed = model.toBuilder();
    Set<String> known = new HashSet<>();
    model.getGraph().getInputList().forEach(input -> known.add(input.getName()));
    model.getGraph().getOutputList().forEach(output -> known.add(output.getName()));
    for (String value : values) {
      if (known.add(value)) {
        observed.getGraphBuilder().addOutputBuilder().setName(value);
      }
    }
    return observed.build().toByteArray();
  }

  private Map<String, ValueRange> ranges(byte[] observed) {
    Map<String, ValueRange> seen = new HashMap<>();
    Map<String, ValueHistogram> spread = new HashMap<>();
    OrtEnvironment environment = OnnxRuntime.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(observed, options)) {
      each(session, (value, floats) -> seen.merge(value, ends(value, floats), Calibration::both));
      seen.forEach((value, range) -> spread.put(value, new ValueHistogram(range)));
      each(session, (value, floats) -> spread.get(value).add(floats));
    } catch (OrtException refused) {
      throw new UnquantizableGraphException(
          "it cannot be looked into while it runs (" + refused.getMessage() + ")", refused);
    }
    Map<String, ValueRange> ranges = new HashMap<>();
    spread.forEach((value, histogram) -> ranges.put(value, histogram.best()));
    return ranges;
  }

  private void each(OrtSession session, BiConsumer<String, FloatBuffer> look) throws OrtException {
    for (int from = 0; from < images.size(); from += BATCH) {
      int to = Math.min(images.size(), from + BATCH);
      FloatBuffer batch = images.batch(from, to);
      try (OnnxTensor image =
              OnnxTensor.createTensor(
                  OnnxRuntime.environment(), batch, images.shape(batch.remaining()));
          OrtSession.Result result =
              session.run(Map.of(OnnxExport.INPUT, image), session.getOutputNames())) {
        for (String value : values) {
          look.accept(
              value, value.equals(OnnxExport.INPUT) ? batch.duplicate() : floats(value, result));
        }
      }
      images.looked(to - from);
    }
  }

  private static FloatBuffer floats(String value, OrtSession.Result result) {
    FloatBuffer floats =
        result.get(value).orElseThrow() instanceof OnnxTensor tensor
            ? tensor.getFloatBuffer()
            : null;
    if (floats == null) {
      throw new UnquantizableGraphException("its value '" + value + "' is not of float32");
    }
    return floats;
  }

  private static ValueRange ends(String value, FloatBuffer floats) {
    float least = 0;
    float most = 0;
    for (int i = floats.position(); i < floats.limit(); i++) {
      least = Math.min(least, floats.get(i));
      most = Math.max(most, floats.get(i));
    }
    try {
      return new ValueRange(least, most);
    } catch (IllegalArgumentException notFinite) {
      throw new UnquantizableGraphException(
          "its value '%s' goes from %s to %s on these images".formatted(value, least, most),
          notFinite);
    }
  }

  private static ValueRange both(ValueRange one, ValueRange other) {
    return new ValueRange(Math.min(one.least(), other.least()), Math.max(one.most(), other.most()));
  }
}
