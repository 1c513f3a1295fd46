package io.fovea.datasets.digits;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.LazyList;
import io.fovea.datasets.Sha256;
import io.fovea.datasets.Split;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Handwritten-looking digits, 28 x 28 x 1, drawn when they are asked for. An image is a function of
 * seed, split and index alone.
 */
public final class DrawnDigits implements Dataset {

  /** Rises whenever the same seed would draw other images. */
  private static final int DRAWING_VERSION = 1;

  /** MNIST fits its digits into 20 x 20 pixels; bending stretches some of ours a little. */
  private static final double SIZE = 19.2 * Paper.ZOOM;

  private static final int SAMPLE = 100;

  private static final List<String> LABELS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private final Skeletons skeletons = Skeletons.load();
  private final long seed;
  private final int train;
  private final int test;

  private DrawnDigits(long seed, int train, int test) {
    this.seed = seed;
    this.train = train;
    this.test = test;
  }

  public static Dataset of(DatasetOptions options) {
    return new DrawnDigits(options.seed(), options.digitsTrain(), options.digitsTest());
  }

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public List<LabelledImage> images(Split split) {
    return new LazyList<>(split == Split.TRAIN ? train : test, index -> draw(split, index));
  }

  private LabelledImage draw(Split split, int index) {
    Dice dice = Dice.of(seed, split.ordinal(), index);
    int digit = dice.below(10);
    var ink = new Pen(dice).write(skeletons.choose(digit, dice), SIZE * dice.between(0.95, 1.03));
    byte[] pixels = new Paper(dice).take(ink);
    return new LabelledImage(
        "digits-%s-%05d".formatted(split.text(), index),
        LABELS.get(digit),
        new Raw(Paper.SIDE, Paper.SIDE, 1, pixels));
  }

  /**
   * Covers what decides the images, and some of them, because another Java may round a line's edge
   * otherwise.
   */
  @Override
  public String checksum() {
    Sha256 sum =
        new Sha256()
            .add(
                "digits/%d seed %d train %d test %d".formatted(DRAWING_VERSION, seed, train, test));
    for (Split split : Split.values()) {
      for (LabelledImage image : images(split).subList(0, Math.min(SAMPLE, size(split)))) {
        sum.add(((Raw) image.content()).pixels());
      }
    }
    return sum.text();
  }
}
