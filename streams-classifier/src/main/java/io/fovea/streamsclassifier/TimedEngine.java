package io.fovea.streamsclassifier;

import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.InferenceEngine;
import io.micrometer.core.instrument.Timer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An engine whose runs are timed. */
record TimedEngine(InferenceEngine timed, Timer timer) implements InferenceEngine {

  @Override
  public EngineKind kind() {
    return timed.kind();
  }

  @Override
  public INDArray predict(INDArray batch) {
    return timer.record(() -> timed.predict(batch));
  }

  @Override
  public void close() {
    timed.close();
  }
}
