package io.fovea.datasets;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * The list that {@link Dataset#images} promises: a size, and a way to make the image at an index.
 *
 * @param <T> kind of image
 */
public final class LazyList<T> extends AbstractList<T> implements RandomAccess {

  private final int size;
  private final IntFunction<T> at;

  /**
   * @param at called from any thread with an index from 0 up to but not {@code size}
   */
  public LazyList(int size, IntFunction<T> at) {
    this.size = size;
    this.at = at;
  }

  @Override
  public T get(int index) {
    return at.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
