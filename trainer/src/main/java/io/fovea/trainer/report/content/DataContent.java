package io.fovea.trainer.report.content;

import io.fovea.inference.model.InputShape;
import io.fovea.trainer.augmentation.Augmenter;
import io.fovea.trainer.data.PreparedImages;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What a model learned from and was judged by.
 *
 * @param labels of the classes, in the order of their indices
 * @param shape of every image in the report
 * @param splits sizes, such as of {@code train}, {@code validation}, {@code test}
 * @param samples some training images of every class; of many classes and images, some are shown
 * @param augmentation training images beside what they were changed to; empty: they were not
 */
public record DataContent(
    List<String> labels,
    InputShape shape,
    List<SplitSizes> splits,
    List<Sample> samples,
    List<AugmentedSample> augmentation) {

  public DataContent {
    labels = List.copyOf(labels);
    splits = List.copyOf(splits);
    samples = List.copyOf(samples);
    augmentation = List.copyOf(augmentation);
  }

  /**
   * @param images of each class, by its index
   */
  public record SplitSizes(String name, List<Long> images) {

    public SplitSizes {
      images = List.copyOf(images);
    }

    public static SplitSizes of(String name, PreparedImages images, int classes) {
      return new SplitSizes(
          name, IntStream.of(images.classCounts(classes)).asLongStream().boxed().toList());
    }

    public long all() {
      return images.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * @param pixels {@code [channels, height, width]}, 0 to 1
   * @param label index of its class
   */
  public record Sample(float[] pixels, int label) {

    /** The first images of every class, in the order of the images. */
    public static List<Sample> of(PreparedImages images, int classes, int ofEach) {
      int[] taken = new int[classes];
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < images.size(); i++) {
        int label = images.labels()[i];
        if (taken[label]++ < ofEach) {
          samples.add(new Sample(images.images().get(i), label));
        }
      }
      return samples;
    }
  }

  /**
   * @param copies each {@code [channels, height, width]}, 0 to 1
   */
  public record AugmentedSample(Sample original, List<float[]> copies) {

    public AugmentedSample {
      copies = List.copyOf(copies);
    }

    public static AugmentedSample of(
        Sample original, Augmenter augmenter, int copies, SplittableRandom random) {
      return new AugmentedSample(
          original,
          IntStream.range(0, copies)
              .mapToObj(
                  i -> {
                    float[] copy = new float[original.pixels().length];
                    augmenter.augment(original.pixels(), copy, 0, random);
                    return copy;
                  })
              .toList());
    }
  }
}
