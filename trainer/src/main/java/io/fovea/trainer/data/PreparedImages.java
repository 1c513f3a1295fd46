package io.fovea.trainer.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Images as a network takes them, held in memory: they are learned from several times.
 *
 * @param images each {@code [channels, height, width]}
 * @param labels indices, one per image
 * @param parts which part of a mixture each image is from, as in {@link
 *     io.fovea.datasets.Dataset#parts}; all 0 where nothing was mixed
 * @param rejected images that could not be read and are left out, each with its reason
 */
public record PreparedImages(
    List<float[]> images, int[] labels, int[] parts, List<String> rejected) {

  /** Of a data set that is no mixture. */
  public PreparedImages(List<float[]> images, int[] labels, List<String> rejected) {
    this(images, labels, new int[labels.length], rejected);
  }

  public int size() {
    return images.size();
  }

  /** The images at some positions, in the order of these. The pixels are shared, not copied. */
  public PreparedImages only(int[] positions) {
    return new PreparedImages(
        IntStream.of(positions).mapToObj(images::get).toList(),
        IntStream.of(positions).map(position -> labels[position]).toArray(),
        IntStream.of(positions).map(position -> parts[position]).toArray(),
        List.of());
  }

  /** How many images each class has, by its index. */
  public int[] classCounts(int classes) {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }
}
