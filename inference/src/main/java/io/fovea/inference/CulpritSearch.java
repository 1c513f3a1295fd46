package io.fovea.inference;

import io.fovea.inference.engine.EngineException;
import io.fovea.inference.image.Rejection;
import io.fovea.inference.image.Rejection.Reason;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds which images of a batch the engine failed on, by halving.
 *
 * <p>To reject an image is final, so the burden of proof is on the engine: it must take a
 * known-good image before and after the search, take at least one other image of the batch, and
 * fail on the culprit twice, alone. Else it is the engine that is broken, and nothing is decided.
 */
final class CulpritSearch {
  private final CheckedEngine engine;
  private final BatchInput input;
  private final Ranking ranking;
  private final Outcome[] found;
  private final List<Integer> suspects = new ArrayList<>();

  CulpritSearch(CheckedEngine engine, BatchInput input, Ranking ranking, int images) {
    this.engine = engine;
    this.input = input;
    this.ranking = ranking;
    this.found = new Outcome[images];
  }

  /**
   * Decides each image of the batch that failed.
   *
   * @param failure of the whole batch
   * @throws EngineException if the fault is the engine's
   */
  Outcome[] search(EngineException failure) {
    requireHealth(failure);
    if (found.length == 1) {
      suspects.add(0);
    } else {
      halve(0, found.length);
      if (suspects.size() == found.length) {
        throw failure;
      }
    }
    suspects.forEach(this::retry);
    requireHealth(failure);
    return found;
  }

  private void requireHealth(EngineException failure) {
    try {
      engine.requireHealth();
    } catch (EngineException broken) {
      broken.addSuppressed(failure);
      throw broken;
    }
  }

  private void halve(int from, int to) {
    int middle = (from + to) >>> 1;
    search(from, middle);
    search(middle, to);
  }

  private void search(int from, int to) {
    try {
      run(from, to);
    } catch (EngineException failed) {
      if (to - from == 1) {
        suspects.add(from);
      } else {
        halve(from, to);
      }
    }
  }

  private void retry(int suspect) {
    try {
      run(suspect, suspect + 1);
    } catch (EngineException again) {
      found[suspect] =
          new Outcome.Rejected(
              new Rejection(
                  Reason.ENGINE_REFUSED,
                  "the engine fails on this image and on no other: " + again.getMessage()));
    }
  }

  private void run(int from, int to) {
    try (INDArray part = input.copy(from, to)) {
      float[] probabilities = engine.probabilities(part);
      for (int i = from; i < to; i++) {
        found[i] = ranking.rank(probabilities, i - from, to - from);
      }
    }
  }
}
