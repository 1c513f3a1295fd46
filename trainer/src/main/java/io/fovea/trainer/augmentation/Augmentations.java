package io.fovea.trainer.augmentation;

import io.fovea.runtime.settings.SettingType;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which augmentations, and how strong. As text, such as {@code flip=0.5,crop=4,cutout=8}, it tells
 * the whole of it and can be read back: that is what a model file keeps.
 *
 * @param strengths by name; what is not in it is not done
 */
public record Augmentations(Map<Augmentation, Double> strengths) {
  public static final Augmentations NONE = new Augmentations(Map.of());

  private static final String NONE_TEXT = "none";

  public Augmentations {
    EnumMap<Augmentation, Double> ordered = new EnumMap<>(Augmentation.class);
    ordered.putAll(strengths);
    strengths = Collections.unmodifiableMap(ordered);
  }

  /** {@code none}, or names between commas, each with a strength if wanted: {@code rotate=15}. */
  public static SettingType<Augmentations> type() {
    String bounds =
        Arrays.stream(Augmentation.values())
            .map(Augmentation::bounds)
            .collect(Collectors.joining(", "));
    return new SettingType<>(
        "NAME[=X][,...]",
        "none, or names between commas, each with a strength if wanted, of " + bounds,
        Augmentations::parse);
  }

  /**
   * Reads what {@link #type()} describes.
   *
   * @throws io.fovea.runtime.settings.UnreadableValueException naming every unknown name and every
   *     strength that is out of bounds
   */
  public static Augmentations parse(String text) {
    return text.strip().equals(NONE_TEXT)
        ? NONE
        : new Augmentations(new AugmentationParser().parse(text));
  }

  /** 0 for what is not done. */
  public double strength(Augmentation augmentation) {
    return strengths.getOrDefault(augmentation, 0.0);
  }

  /**
   * What does not go together with images of this size, as sentences: more than half an image
   * pushed out of it or covered is no image of its class any more.
   */
  public List<String> faults(int height, int width) {
    int side = Math.min(height, width);
    return List.of(Augmentation.CROP, Augmentation.CUTOUT).stream()
        .filter(counted -> Strength.pixels(strength(counted), side) > side / 2)
        .map(
            counted ->
                "%s=%s is more than half of the side of images of %dx%d: at most %d"
                    .formatted(
                        counted.text(), Strength.text(strength(counted)), height, width, side / 2))
        .toList();
  }

  /**
   * For one thread: what it holds is used again for each image.
   *
   * @throws IllegalArgumentException with the {@link #faults} of that size
   */
  public Augmenter augmenter(int channels, int height, int width) {
    List<String> faults = faults(height, width);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return new Augmenter(this, channels, height, width);
  }

  /** How to mix the images of a batch, if they are to be mixed. */
  public Optional<Mixup> mixup() {
    double alpha = strength(Augmentation.MIXUP);
    return alpha > 0 ? Optional.of(new Mixup(alpha)) : Optional.empty();
  }

  @Override
  public String toString() {
    return strengths.isEmpty()
        ? NONE_TEXT
        : strengths.entrySet().stream()
            .map(entry -> entry.getKey().text() + "=" + Strength.text(entry.getValue()))
            .collect(Collectors.joining(","));
  }
}
