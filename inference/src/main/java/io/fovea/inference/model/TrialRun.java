package io.fovea.inference.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.fovea.inference.onnx.OnnxExport;
import io.fovea.inference.onnx.OnnxRuntime;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs one image through what a file holds: says whether that is what the file promises. */
final class TrialRun {
  /** Engines agree to 1e-4; another network does not. */
  private static final double TOLERANCE = 1e-3;

  private final Model model;
  private final InputShape input;
  private final int classes;

  TrialRun(Model model) {
    this.model = model;
    this.input = model.manifest().input();
    this.classes = model.manifest().labels().size();
  }

  void check() {
    Optional<float[]> network = model.hasNetwork() ? Optional.of(runNetwork()) : Optional.empty();
    Optional<float[]> graph = model.onnx().map(onnx -> runGraph(ModelFile.ONNX, onnx));
    // How near it is to the others only labelled images can say: on a pattern, roundings add up.
    model
        .onnxInt8()
        .map(onnx -> runGraph(ModelFile.ONNX_INT8, onnx))
        .ifPresent(outputs -> checkDistribution(ModelFile.ONNX_INT8, outputs));
    network.ifPresent(outputs -> checkDistribution("network", outputs));
    graph.ifPresent(outputs -> checkDistribution(ModelFile.ONNX, outputs));
    Checks.check(
        network.isEmpty() || graph.isEmpty() || isClose(graph.get(), network.get()),
        "its model.onnx computes something else than its network");
  }

  private float[] runNetwork() {
    ComputationGraph network = model.restoreNetwork();
    INDArray output;
    try {
      output = network.outputSingle(Nd4j.create(pattern(), input.batch(1), 'c'));
    } catch (RuntimeException wrong) {
      throw notItsShape("network", wrong);
    }
    checkOutput("network", output.shape());
    return output.data().asFloat();
  }

  /** Not zeros: on those, weights would not matter. Values are as small as pixels usually get. */
  private float[] pattern() {
    float[] pixels = new float[input.channels() * input.height() * input.width()];
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = index * 7 % 11 / 10f;
    }
    return pixels;
  }

  private float[] runGraph(String entry, byte[] onnx) {
    OrtEnvironment environment = OnnxRuntime.environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(onnx, options)) {
      checkInputs(entry, session.getInputInfo());
      Checks.check(
          session.getOutputNames().equals(java.util.Set.of(OnnxExport.OUTPUT)),
          "its " + entry + " must have the one output '" + OnnxExport.OUTPUT + "'");
      return run(entry, environment, session);
    } catch (OrtException wrong) {
      throw notItsShape(entry, wrong);
    }
  }

  private float[] run(String entry, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    FloatBuffer pixels = FloatBuffer.wrap(pattern());
    try (OnnxTensor image = OnnxTensor.createTensor(environment, pixels, input.batch(1));
        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, image))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      checkOutput(entry, output.getInfo().getShape());
      float[] values = new float[classes];
      output.getFloatBuffer().get(values);
      return values;
    }
  }

  private void checkInputs(String entry, Map<String, NodeInfo> inputs) {
    NodeInfo image = inputs.get(OnnxExport.INPUT);
    Checks.check(
        inputs.size() == 1 && image != null && image.getInfo() instanceof TensorInfo,
        "its " + entry + " must have the one input '" + OnnxExport.INPUT + "'");
    long[] shape = ((TensorInfo) image.getInfo()).getShape();
    Checks.check(
        Arrays.equals(shape, input.batch(-1)),
        "its %s takes %s, but the manifest says %s (-1 stands for any number)"
            .formatted(entry, Arrays.toString(shape), Arrays.toString(input.batch(-1))));
  }

  private void checkOutput(String what, long[] shape) {
    Checks.check(
        Arrays.equals(shape, new long[] {1, classes}),
        "its %s gives %s for one image, but there are %d labels"
            .formatted(what, Arrays.toString(shape), classes));
  }

  private IllegalArgumentException notItsShape(String what, Exception wrong) {
    return new IllegalArgumentException(
        "its %s does not take images of %s as the manifest says (%s)"
            .formatted(what, Arrays.toString(input.batch(1)), wrong.getMessage()),
        wrong);
  }

  private static void checkDistribution(String what, float[] outputs) {
    double sum = 0;
    for (float output : outputs) {
      sum += output;
    }
    Checks.check(
        Math.abs(sum - 1) < TOLERANCE, "its " + what + "'s outputs do not sum to 1: no classifier");
  }

  private static boolean isClose(float[] actual, float[] expected) {
    for (int index = 0; index < expected.length; index++) {
      if (!(Math.abs(actual[index] - expected[index]) < TOLERANCE)) {
        return false;
      }
    }
    return true;
  }
}
