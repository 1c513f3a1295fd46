package io.fovea.streamsclassifier;

import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.InferenceEngine;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of two classes: the probability of the second is an image's mean brightness. */
final class BrightnessEngine implements InferenceEngine {

  @Override
  public EngineKind kind() {
    return EngineKind.DL4J;
  }

  @Override
  public INDArray predict(INDArray batch) {
    int images = (int) batch.size(0);
    INDArray bright = batch.reshape('c', images, batch.length() / images).mean(1);
    INDArray probabilities = Nd4j.createUninitialized(images, 2);
    probabilities.putColumn(0, bright.rsub(1));
    probabilities.putColumn(1, bright);
    return probabilities;
  }

  @Override
  public void close() {}
}
