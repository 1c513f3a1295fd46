package io.fovea.inference;

import io.fovea.inference.engine.EngineException;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.RejectedImageException;
import io.fovea.inference.model.ModelManifest;
import java.util.Arrays;
import java.util.List;

/**
 * Classifies images with one network. The engine becomes its own: closed with it, and to be called
 * by nobody else.
 */
public final class ImageClassifier implements BatchClassifier {
  private final ImagePreprocessor preprocessor;
  private final CheckedEngine engine;
  private final Ranking ranking;
  private final BatchInput input;

  /**
   * Runs the network once, so that what cannot work ends the start and not a stream.
   *
   * @param topK how many of the most probable classes an outcome names
   * @param unsureBelow a confidence under this is unsure; 0: none is
   * @throws EngineException if the network does not answer, or not for the manifest's labels; the
   *     engine is then closed
   */
  public ImageClassifier(
      ModelManifest manifest,
      InferenceEngine engine,
      ImageLimits limits,
      int topK,
      float unsureBelow) {
    this(
        manifest.preprocessing(),
        new Ranking(manifest.labels(), topK, unsureBelow, new Temperature(manifest.temperature())),
        engine,
        limits);
  }

  ImageClassifier(
      Preprocessing preprocessing, Ranking ranking, InferenceEngine engine, ImageLimits limits) {
    this.ranking = ranking;
    this.preprocessor = new ImagePreprocessor(preprocessing, limits);
    this.input = new BatchInput(preprocessing);
    this.engine = new CheckedEngine(engine, preprocessing, ranking.classes());
    try {
      this.engine.requireHealth();
    } catch (EngineException cannotWork) {
      close();
      throw cannotWork;
    }
  }

  @Override
  public List<Outcome> classify(List<ImageInput> images) {
    Outcome[] outcomes = new Outcome[images.size()];
    int[] accepted = preprocess(images, outcomes);
    if (accepted.length > 0) {
      Outcome[] decided = decide(accepted.length);
      for (int i = 0; i < accepted.length; i++) {
        outcomes[accepted[i]] = decided[i];
      }
    }
    return List.of(outcomes);
  }

  /** Returns the indices of the images that stand in the tensor, side by side. */
  private int[] preprocess(List<ImageInput> images, Outcome[] outcomes) {
    input.reserve(images.size());
    int[] accepted = new int[images.size()];
    int size = 0;
    for (int i = 0; i < outcomes.length; i++) {
      try {
        preprocessor.preprocess(images.get(i), input.slot(size));
        accepted[size++] = i;
      } catch (RejectedImageException rejected) {
        outcomes[i] = new Outcome.Rejected(rejected.rejection());
      }
    }
    return Arrays.copyOf(accepted, size);
  }

  private Outcome[] decide(int images) {
    float[] probabilities;
    try {
      probabilities = engine.probabilities(input.first(images));
    } catch (EngineException failure) {
      return new CulpritSearch(engine, input, ranking, images).search(failure);
    }
    Outcome[] decided = new Outcome[images];
    Arrays.setAll(decided, i -> ranking.rank(probabilities, i, images));
    return decided;
  }

  @Override
  public void close() {
    input.close();
    engine.close();
  }
}
