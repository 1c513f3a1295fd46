package io.fovea.datasets;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * The list that {@link Dataset#images} promises: a size, and a way to make the image at an index.
 */
public final class IndexedImages extends AbstractList<LabelledImage> implements RandomAccess {

  private final int size;
  private final IntFunction<LabelledImage> at;

  public IndexedImages(int size, IntFunction<LabelledImage> at) {
    this.size = size;
    this.at = at;
  }

  @Override
  public LabelledImage get(int index) {
    return at.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
