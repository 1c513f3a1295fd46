package io.fovea.inference;

import io.fovea.inference.engine.EngineException;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.InferenceEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An engine for images of one pixel, 0 to 255 after un-scaling: the probability of class 1 is the
 * pixel's brightness. Fails when told to.
 */
final class FakeEngine implements InferenceEngine {
  final List<Integer> batchSizes = new ArrayList<>();
  boolean closed;

  /** Fails a batch that holds such a pixel. */
  IntPredicate indigestible = pixel -> false;

  /** Answers NaN for such a pixel. */
  IntPredicate confusing = pixel -> false;

  /** Fails by the number of the call, from 1 on. */
  Predicate<Integer> brokenAt = call -> false;

  private int calls;

  @Override
  public EngineKind kind() {
    return EngineKind.DL4J;
  }

  @Override
  public INDArray predict(INDArray batch) {
    int n = (int) batch.size(0);
    batchSizes.add(n);
    if (brokenAt.test(++calls)) {
      throw new EngineException("broken at call " + calls);
    }
    float[][] answer = new float[n][];
    for (int i = 0; i < n; i++) {
      int pixel = Math.round(batch.getFloat(i, 0, 0, 0) * 255);
      if (indigestible.test(pixel)) {
        throw new IllegalStateException("indigestible " + pixel);
      }
      float bright = confusing.test(pixel) ? Float.NaN : pixel / 255f;
      answer[i] = new float[] {1 - bright, bright};
    }
    return Nd4j.create(answer);
  }

  @Override
  public void close() {
    closed = true;
  }
}
