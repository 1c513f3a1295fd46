package io.fovea.inference.drift;

import io.fovea.inference.model.ReferenceDistribution;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Tells whether predictions come from the distribution of those on the model's validation images:
 * by their classes and by their confidences, before there is any label. {@code RATIONALE.md} says
 * what the rule was chosen by.
 */
public final class DriftTest {
  /** A window with fewer says nothing. */
  public static final int MIN_IMAGES = 200;

  /** At most this part of the windows without drift is called drifted, at any of the looks. */
  public static final double FALSE_ALARM_RATE = 0.01;

  /**
   * The level of both tests and of all looks together. Where cells expect but a few images, a
   * chi-square test at small levels errs more often than it says, so half is kept back.
   */
  private static final double LEVEL = FALSE_ALARM_RATE / 2;

  /** By convention, more is a shift that one should look into (Siddiqi 2006). */
  private static final double CLASS_STABILITY = 0.1;

  /**
   * A good model is sure of nearly everything, so most images are in one bin, and 0.1 would be a
   * landslide: a stream on which a model erred four times as often differed by 0.07, test images by
   * less than 0.002.
   */
  private static final double CONFIDENCE_STABILITY = 0.02;

  private DriftTest() {}

  /**
   * Whether to look at a window again: each time when its images have doubled.
   *
   * @param lastImages how many there were at the last look, 0 if there was none
   */
  public static boolean isDue(long lastImages, long images) {
    return images >= MIN_IMAGES
        && (lastImages < MIN_IMAGES || Looks.number(images) > Looks.number(lastImages));
  }

  /**
   * Looks at a window; to be called when that {@link #isDue}, or the false-alarm rate does not
   * hold.
   *
   * @param predicted images by predicted label
   * @param confidence images by confidence, in the bins of the reference
   * @return nothing below {@link #MIN_IMAGES}, and by a reference of no images
   * @throws IllegalArgumentException if the bins are not those of the reference, if both counts are
   *     not of as many images, or if one is below 0
   */
  public static Optional<DriftFigures> compare(
      ReferenceDistribution reference, Map<String, Long> predicted, long[] confidence) {
    long images = LongStream.of(confidence).sum();
    if (predicted.values().stream().mapToLong(Long::longValue).sum() != images) {
      throw new IllegalArgumentException("predicted and confidence are not of the same images");
    }
    if (images < MIN_IMAGES || reference.images() == 0) {
      return Optional.empty();
    }
    Set<String> labels = new TreeSet<>(reference.predicted().keySet());
    labels.addAll(predicted.keySet());
    Difference classes =
        Difference.of(counts(labels, reference.predicted()), counts(labels, predicted));
    Difference confidences =
        Difference.of(
            reference.confidence().stream().mapToLong(Long::longValue).toArray(), confidence);
    return Optional.of(figures(images, classes, confidences));
  }

  private static long[] counts(Set<String> labels, Map<String, Long> images) {
    return labels.stream().mapToLong(label -> images.getOrDefault(label, 0L)).toArray();
  }

  private static DriftFigures figures(long images, Difference classes, Difference confidences) {
    double level = LEVEL / 2 * Looks.part(Looks.number(images));
    return new DriftFigures(
        images,
        classes.stability(),
        classes.pValue(),
        confidences.stability(),
        confidences.pValue(),
        classes.matters(level, CLASS_STABILITY) || confidences.matters(level, CONFIDENCE_STABILITY),
        FALSE_ALARM_RATE);
  }
}
