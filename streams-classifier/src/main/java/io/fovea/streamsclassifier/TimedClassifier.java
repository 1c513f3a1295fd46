package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.micrometer.core.instrument.Timer;
import java.util.List;

/** A classifier whose batches are timed, whole. */
record TimedClassifier(BatchClassifier timed, Timer timer) implements BatchClassifier {

  @Override
  public List<Outcome> classify(List<ImageInput> images) {
    return timer.record(() -> timed.classify(images));
  }

  @Override
  public void close() {
    timed.close();
  }
}
