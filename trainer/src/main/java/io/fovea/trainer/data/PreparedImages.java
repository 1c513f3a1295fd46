package io.fovea.trainer.data;

import java.util.List;

/**
 * Images as a network takes them, held in memory: they are learned from several times.
 *
 * @param images each {@code [channels, height, width]}
 * @param labels indices, one per image
 * @param rejected images that could not be read and are left out, each with its reason
 */
public record PreparedImages(List<float[]> images, int[] labels, List<String> rejected) {

  public int size() {
    return images.size();
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
