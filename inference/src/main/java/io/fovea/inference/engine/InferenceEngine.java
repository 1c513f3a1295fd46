package io.fovea.inference.engine;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs one network. An engine belongs to one thread: the thread that calls {@link #predict} may
 * change over time, but two must never call at once. Whoever opened an engine closes it.
 */
public interface InferenceEngine extends AutoCloseable {

  /** Which engine this is, as in {@code --engine}. */
  EngineKind kind();

  /**
   * Class probabilities of a batch.
   *
   * @param batch {@code [n, channels, height, width]}, float32, {@code 'c'} order without gaps,
   *     preprocessed; may be a run of images out of a larger batch; stays the caller's and is only
   *     read
   * @return {@code [n, classes]}, float32, rows sum to 1; stays the engine's and is valid until the
   *     next call or {@link #close()}
   * @throws EngineException if the network cannot be run, the batch has another shape, or the
   *     engine is closed
   */
  INDArray predict(INDArray batch);

  /** Frees what the engine holds outside the heap. A second call does nothing. */
  @Override
  void close();
}
