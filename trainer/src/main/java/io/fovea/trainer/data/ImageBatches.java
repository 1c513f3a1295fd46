package io.fovea.trainer.data;

import io.fovea.datasets.LabelledImage;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Goes through labelled images to judge a model by them, with a progress bar. */
public final class ImageBatches {
  /** Read together, so that every core has some to read. */
  private static final int BATCH = 128;

  private ImageBatches() {}

  /** Judges by some images. */
  @FunctionalInterface
  public interface Judge {
    /**
     * @param from index of the first one
     */
    void judge(int from, List<LabelledImage> images);
  }

  /** Returns whether all were judged; they were not if the end was asked for. */
  public static boolean each(
      List<LabelledImage> images, Console console, Clock clock, StopSignal stop, Judge judge) {
    try (Progress progress =
        Progress.start(console, clock, "Evaluating", "images", OptionalLong.of(images.size()))) {
      for (int from = 0; from < images.size(); from += BATCH) {
        if (stop.isRequested()) {
          return false;
        }
        int to = Math.min(images.size(), from + BATCH);
        judge.judge(from, read(images, from, to));
        progress.at(to, "");
      }
    }
    return true;
  }

  /** On all cores, since reading or drawing an image may cost more than classifying it. */
  private static List<LabelledImage> read(List<LabelledImage> images, int from, int to) {
    return IntStream.range(from, to).parallel().mapToObj(images::get).toList();
  }
}
