package io.fovea.inference;

import io.fovea.inference.engine.EngineException;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.image.Preprocessing;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** An engine whose answers are looked at before anyone believes them. */
final class CheckedEngine implements AutoCloseable {
  private final InferenceEngine engine;
  private final int classes;

  /** A black image: any network digests it. That this one does is shown at the start. */
  private final INDArray knownGood;

  CheckedEngine(InferenceEngine engine, Preprocessing preprocessing, int classes) {
    this.engine = engine;
    this.classes = classes;
    try (BatchInput black = new BatchInput(preprocessing)) {
      preprocessing.putBlack(black.slot(0));
      this.knownGood = black.copy(0, 1);
    }
  }

  /**
   * Probabilities, {@code n * classes}.
   *
   * @throws EngineException if the engine fails, or answers with another shape or with what is no
   *     number
   */
  float[] probabilities(INDArray batch) {
    INDArray answer = answer(batch);
    long[] expected = {batch.size(0), classes};
    if (!Arrays.equals(answer.shape(), expected)) {
      throw new EngineException(
          "the network answered %s where %s was expected: does the model file name all its labels?"
              .formatted(Arrays.toString(answer.shape()), Arrays.toString(expected)));
    }
    float[] probabilities = new float[Math.toIntExact(answer.length())];
    INDArray plain = Shape.hasDefaultStridesForShape(answer) ? answer : answer.dup('c');
    plain.data().asNioFloat().get(probabilities);
    for (float probability : probabilities) {
      if (!Float.isFinite(probability)) {
        throw new EngineException("the network answered " + probability + " as a probability");
      }
    }
    return probabilities;
  }

  private INDArray answer(INDArray batch) {
    try {
      return engine.predict(batch);
    } catch (EngineException known) {
      throw known;
    } catch (RuntimeException unknown) {
      throw new EngineException("the engine failed: " + unknown.getMessage(), unknown);
    }
  }

  /**
   * Runs a known-good image.
   *
   * @throws EngineException if the engine fails on that too
   */
  void requireHealth() {
    probabilities(knownGood);
  }

  @Override
  public void close() {
    if (!knownGood.wasClosed()) {
      knownGood.close();
    }
    engine.close();
  }
}
