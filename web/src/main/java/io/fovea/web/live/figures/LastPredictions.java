package io.fovea.web.live.figures;

import io.fovea.schema.Prediction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A few predictions out of all, to look at; the newest first. */
public final class LastPredictions {
  private static final int MOST = 24;
  private static final int LONGEST_TEXT = 80;

  /** Enough to tell images apart; who knows all of an id may ask for its answer. */
  private static final int ID_SHOWN = 12;

  private final Deque<Shown> shown = new ArrayDeque<>();

  /**
   * One of them.
   *
   * @param id where its image stands: partition and offset, such as {@code 3-1029}
   * @param image the beginning of the image's id
   * @param at when it was classified, ms since 1970
   * @param millis from capture to classification
   * @param thumbnail whether there is one under the id
   */
  public record Shown(
      String id,
      String image,
      String label,
      float confidence,
      boolean unsure,
      String model,
      long at,
      long millis,
      boolean thumbnail) {}

  public void take(Prediction prediction, boolean thumbnail) {
    shown.addFirst(
        new Shown(
            id(prediction),
            shortened(prediction.getImageId(), ID_SHOWN),
            shortened(prediction.getLabel(), LONGEST_TEXT),
            prediction.getConfidence(),
            prediction.getUnsure(),
            shortened(prediction.getModelName() + " " + prediction.getModelVersion(), LONGEST_TEXT),
            prediction.getClassifiedAt().toEpochMilli(),
            Duration.between(prediction.getCapturedAt(), prediction.getClassifiedAt()).toMillis(),
            thumbnail));
    if (shown.size() > MOST) {
      shown.removeLast();
    }
  }

  public List<Shown> shown() {
    return List.copyOf(shown);
  }

  /** Names the place of the image. */
  public static String id(Prediction prediction) {
    return prediction.getSourcePartition() + "-" + prediction.getSourceOffset();
  }

  /** Not longer than that, with an ellipsis where something is missing. */
  public static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
