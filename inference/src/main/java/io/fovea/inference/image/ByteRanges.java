package io.fovea.inference.image;

import java.util.Arrays;

/** Parts of an encoded image, in order. Ranges that touch become one, so most images are one. */
final class ByteRanges {
  private final byte[] content;

  /** From and to, by turns. */
  private int[] bounds = new int[2];

  private int size;

  ByteRanges(byte[] content) {
    this.content = content;
  }

  void add(int from, int to) {
    if (size > 0 && bounds[2 * size - 1] == from) {
      bounds[2 * size - 1] = to;
      return;
    }
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 4 * size);
    }
    bounds[2 * size] = from;
    bounds[2 * size + 1] = to;
    size++;
  }

  int size() {
    return size;
  }

  int from(int range) {
    return bounds[2 * range];
  }

  int length(int range) {
    return bounds[2 * range + 1] - bounds[2 * range];
  }

  byte[] content() {
    return content;
  }

  /** All of them, one behind the other; no copy is made where that is the whole image. */
  byte[] joined() {
    if (size == 1 && length(0) == content.length) {
      return content;
    }
    int total = 0;
    for (int i = 0; i < size; i++) {
      total += length(i);
    }
    byte[] joined = new byte[total];
    int at = 0;
    for (int i = 0; i < size; i++) {
      System.arraycopy(content, from(i), joined, at, length(i));
      at += length(i);
    }
    return joined;
  }
}
