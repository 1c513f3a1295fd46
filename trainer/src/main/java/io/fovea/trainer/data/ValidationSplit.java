package io.fovea.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training images in two: those to learn from, and those that tell how far learning is. Each class
 * is divided in the same proportion. The same images, fraction and seed give the same division on
 * every machine; both sides keep the order of the images, and share their pixels.
 *
 * @param validation empty if nothing was to be set aside
 */
public record ValidationSplit(PreparedImages train, PreparedImages validation) {

  public static final double MAX_FRACTION = 0.5;

  /**
   * Sets aside that fraction of all images, rounded, and of each class less than one image more or
   * less than its share. Of a class of several images both sides get at least one; a single image
   * is learned from.
   *
   * @param fraction from 0, which sets nothing aside, to {@link #MAX_FRACTION}
   */
  public static ValidationSplit of(PreparedImages images, double fraction, long seed) {
    if (!(fraction >= 0 && fraction <= MAX_FRACTION)) {
      throw new IllegalArgumentException("No fraction from 0 to 0.5: " + fraction);
    }
    List<int[]> classes = byClass(images.labels());
    int[] shares = shares(classes, fraction);
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] aside = new boolean[images.size()];
    for (int label = 0; label < shares.length; label++) {
      // A generator for each class: whether one class is larger changes nothing for the others.
      Shuffle.shuffle(classes.get(label), random.split());
      for (int i = 0; i < shares[label]; i++) {
        aside[classes.get(label)[i]] = true;
      }
    }
    return new ValidationSplit(where(images, aside, false), where(images, aside, true));
  }

  /** The positions of the images of each class. */
  private static List<int[]> byClass(int[] labels) {
    int classes = IntStream.of(labels).max().orElse(-1) + 1;
    List<IntStream.Builder> positions = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      positions.add(IntStream.builder());
    }
    for (int i = 0; i < labels.length; i++) {
      positions.get(labels[i]).add(i);
    }
    return positions.stream().map(builder -> builder.build().toArray()).toList();
  }

  private static int[] shares(List<int[]> classes, double fraction) {
    int[] sizes = classes.stream().mapToInt(ofClass -> ofClass.length).toArray();
    int[] shares = Apportionment.of(IntStream.of(sizes).mapToDouble(n -> n * fraction).toArray());
    for (int label = 0; label < shares.length && fraction > 0; label++) {
      shares[label] = Math.max(shares[label], sizes[label] > 1 ? 1 : 0);
      shares[label] = Math.min(shares[label], Math.max(0, sizes[label] - 1));
    }
    return shares;
  }

  private static PreparedImages where(PreparedImages images, boolean[] aside, boolean wanted) {
    return images.only(IntStream.range(0, aside.length).filter(i -> aside[i] == wanted).toArray());
  }
}
