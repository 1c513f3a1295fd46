package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls an image what its content says as text, and rejects those whose content begins with {@code
 * poison}. Remembers its batches.
 */
public final class FakeClassifier implements BatchClassifier {
  public final List<Integer> batches = new ArrayList<>();
  public RuntimeException failure;
  public int closed;

  @Override
  public List<Outcome> classify(List<ImageInput> images) {
    if (closed > 0) {
      throw new IllegalStateException("closed");
    }
    if (failure != null) {
      throw failure;
    }
    batches.add(images.size());
    return images.stream().map(image -> outcome(image, images.size())).toList();
  }

  private static Outcome outcome(ImageInput image, int batchSize) {
    String text = new String(image.content(), StandardCharsets.UTF_8);
    if (text.startsWith("poison")) {
      return new Outcome.Rejected(
          new Rejection(Rejection.Reason.UNREADABLE_IMAGE, "cannot read " + text));
    }
    Outcome.ScoredLabel best = new Outcome.ScoredLabel(text, 0.75f);
    return new Outcome.Classified(text, 7, 0.75f, false, List.of(best), batchSize);
  }

  @Override
  public void close() {
    closed++;
  }
}
