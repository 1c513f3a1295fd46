package io.fovea.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a graph in ONNX Runtime, and holds it against the network that it was made from. */
final class OnnxRun {

  private OnnxRun() {}

  static void assertSame(
      byte[] graph, ComputationGraph network, INDArray images, double tolerance) {
    INDArray outputs = network.outputSingle(images);
    float[] expected = outputs.dup('c').data().asFloat();
    int classes = Math.toIntExact(outputs.size(1));

    float[] actual = outputs(graph, images, classes);

    assertThat(actual).hasSameSizeAs(expected);
    for (int index = 0; index < expected.length; index++) {
      assertThat(actual[index]).isCloseTo(expected[index], within((float) tolerance));
    }
    if (images.size(0) > 1) {
      assertThat(spread(expected, classes)).as("tells images apart").isGreaterThan(1e-3f);
    }
  }

  /** Between the first two images: else the comparison would pass on any constant. */
  private static float spread(float[] outputs, int classes) {
    float largest = 0;
    for (int index = 0; index < classes; index++) {
      largest = Math.max(largest, Math.abs(outputs[index] - outputs[classes + index]));
    }
    return largest;
  }

  private static float[] outputs(byte[] graph, INDArray images, int classes) {
    try (OrtSession session = OnnxRuntime.environment().createSession(graph);
        OnnxTensor image =
            OnnxTensor.createTensor(
                OnnxRuntime.environment(), images.data().asNioFloat(), images.shape());
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, image))) {
      OnnxTensor output = (OnnxTensor) result.get(OnnxExport.OUTPUT).orElseThrow();
      assertThat(output.getInfo().getShape()).containsExactly(images.size(0), classes);
      float[] values = new float[Math.toIntExact(images.size(0)) * classes];
      output.getFloatBuffer().get(values);
      return values;
    } catch (OrtException failed) {
      throw new AssertionError(failed);
    }
  }
}
