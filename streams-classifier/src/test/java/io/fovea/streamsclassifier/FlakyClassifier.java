package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.engine.EngineException;
import io.fovea.inference.image.ImageInput;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The first so many of these fail with their second batch, for good. */
final class FlakyClassifier implements BatchClassifier {
  private final FakeClassifier sound = new FakeClassifier();
  private final AtomicInteger closed;
  private final boolean bad;
  private int batches;

  FlakyClassifier(AtomicInteger opened, AtomicInteger closed, int badOnes) {
    this.closed = closed;
    this.bad = opened.incrementAndGet() <= badOnes;
  }

  @Override
  public List<Outcome> classify(List<ImageInput> images) {
    batches++;
    if (bad && batches > 1) {
      throw new EngineException("out of device memory");
    }
    return sound.classify(images);
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
