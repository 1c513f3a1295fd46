package io.fovea.inference.quantization;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.onnx.OnnxExport;
import io.fovea.inference.onnx.OnnxRuntime;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import onnx.Onnx;

/** Graphs for tests, and what ONNX Runtime makes of them. */
final class Graphs {

  private Graphs() {}

  static CalibrationImages images(InputShape input, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> images =
        IntStream.range(0, count)
            .mapToObj(
                image -> {
                  float[] pixels = new float[input.channels() * input.height() * input.width()];
                  for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (float) (random.nextDouble() - 0.5);
                  }
                  return pixels;
                })
            .toList();
    return new CalibrationImages(input, images, some -> {});
  }

  /** {@code [images][classes]}. */
  static float[][] run(byte[] graph, CalibrationImages images, OptLevel level) {
    OrtEnvironment environment = OnnxRuntime.environment();
    FloatBuffer pixels = images.batch(0, images.size());
    try (OrtSession.SessionOptions options = options(level);
        OrtSession session = environment.createSession(graph, options);
        OnnxTensor image =
            OnnxTensor.createTensor(environment, pixels, images.input().batch(images.size()));
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, image))) {
      return (float[][]) result.get(0).getValue();
    } catch (OrtException failed) {
      throw new AssertionError(failed);
    }
  }

  /** The operators that really run, as the runtime has fused them. */
  static List<String> operators(byte[] graph, Path folder) {
    Path fused = folder.resolve("fused.onnx");
    try (OrtSession.SessionOptions options = options(OptLevel.EXTENDED_OPT)) {
      options.setOptimizedModelFilePath(fused.toString());
      OnnxRuntime.environment().createSession(graph, options).close();
      return Onnx.ModelProto.parseFrom(Files.readAllBytes(fused)).getGraph().getNodeList().stream()
          .map(Onnx.NodeProto::getOpType)
          .toList();
    } catch (OrtException | IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static OrtSession.SessionOptions options(OptLevel level) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(level);
    options.setIntraOpNumThreads(1);
    return options;
  }

  static double largestDifference(float[][] one, float[][] other) {
    double largest = 0;
    for (int row = 0; row < one.length; row++) {
      for (int column = 0; column < one[row].length; column++) {
        largest = Math.max(largest, Math.abs(one[row][column] - other[row][column]));
      }
    }
    return largest;
  }
}
