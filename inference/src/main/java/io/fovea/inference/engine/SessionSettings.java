package io.fovea.inference.engine;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * How ONNX Runtime runs a graph.
 *
 * @param threads that work on one batch together
 * @param cuda whether on the first CUDA device
 */
record SessionSettings(int threads, boolean cuda) {

  /** The caller closes them. */
  OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Idle threads that spin for work take the cores from decoding and from Kafka's clients.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (cuda) {
        options.addCUDA(0);
      }
      return options;
    } catch (OrtException refused) {
      options.close();
      throw refused;
    }
  }
}
