package io.fovea.inference.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Views of the first images of an array, each made once: a view costs more than reading a small
 * image.
 */
public final class FirstViews {
  /** {@code firsts[n]}: the first n. */
  private final INDArray[] firsts;

  /**
   * @param all an image, or what belongs to one, in each place of its first dimension
   */
  public FirstViews(INDArray all) {
    firsts = new INDArray[Math.toIntExact(all.size(0)) + 1];
    firsts[size()] = all;
  }

  /** How many images there is room for. */
  public int size() {
    return firsts.length - 1;
  }

  /** The first images, nothing copied; for all of them, the array itself. */
  public INDArray first(int images) {
    if (firsts[images] == null) {
      firsts[images] = firsts[size()].get(NDArrayIndex.interval(0, images));
    }
    return firsts[images];
  }
}
