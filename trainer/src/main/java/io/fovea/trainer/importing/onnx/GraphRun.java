package io.fovea.trainer.importing.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.fovea.inference.onnx.OnnxRuntime;
import io.fovea.trainer.importing.ImportException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** A graph that ONNX Runtime has accepted. */
final class GraphRun implements AutoCloseable {
  private final OrtEnvironment environment = OnnxRuntime.environment();
  private final OrtSession session;
  private final String input;

  /**
   * @throws ImportException if ONNX Runtime cannot run it, naming the operator
   */
  GraphRun(byte[] model, String input) {
    this.input = input;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // What fails here is told by an exception.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      options.setIntraOpNumThreads(1);
      session = environment.createSession(model, options);
    } catch (OrtException refused) {
      throw new ImportException(
          "ONNX Runtime %s cannot run it (%s)"
              .formatted(environment.getVersion(), refused.getMessage()),
          refused);
    }
  }

  /**
   * Scores of a batch.
   *
   * @return {@code [n, classes]}
   * @throws OrtException if it does not take such a batch
   * @throws ImportException if that is not what comes out
   */
  float[][] run(float[] batch, long[] shape) throws OrtException {
    try (OnnxTensor images = OnnxTensor.createTensor(environment, FloatBuffer.wrap(batch), shape);
        OrtSession.Result result = session.run(Map.of(input, images))) {
      if (!(result.get(0) instanceof OnnxTensor scores)
          || scores.getInfo().type != OnnxJavaType.FLOAT) {
        throw new ImportException("its output is no tensor of float32");
      }
      long[] given = scores.getInfo().getShape();
      if (given.length != 2 || given[0] != shape[0]) {
        throw new ImportException(
            "it gives %s for %d images, but a classifier gives [n, classes]"
                .formatted(Arrays.toString(given), shape[0]));
      }
      return (float[][]) scores.getValue();
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
