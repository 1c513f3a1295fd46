package io.fovea.trainer.importing;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.ResizeMode;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.settings.SettingType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How values 0 to 255 become what a network takes: {@code (value * scale - mean) / std}.
 *
 * @param scale absent: what the network suggests
 * @param mean one, or one per channel
 * @param std likewise
 */
public record PixelValues(
    Optional<Double> scale, List<Double> mean, List<Double> std, ResizeMode resize) {

  /** A factor, which people know as a fraction. */
  static SettingType<Double> factor() {
    return new SettingType<>(
        "X",
        "a number above 0, such as 0.5 or 1/255",
        text -> {
          String[] parts = text.strip().split("/", 2);
          double factor = Double.parseDouble(parts[0]);
          factor /= parts.length == 2 ? Double.parseDouble(parts[1]) : 1;
          if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException();
          }
          return factor;
        });
  }

  /**
   * @param usualScale where nobody said another
   * @throws ImportException if there are not as many numbers as channels
   */
  public Preprocessing of(InputShape image, double usualScale) {
    return new Preprocessing(
        image.channels(),
        image.height(),
        image.width(),
        resize,
        scale.orElse(usualScale),
        perChannel("mean", mean, image.channels()),
        perChannel("std", std, image.channels()));
  }

  private static List<Double> perChannel(String option, List<Double> numbers, int channels) {
    if (numbers.size() == 1) {
      return Collections.nCopies(channels, numbers.get(0));
    }
    if (numbers.size() != channels) {
      throw new ImportException(
          "it takes images of %d channels, but --%s has %d numbers"
              .formatted(channels, option, numbers.size()));
    }
    return numbers;
  }
}
