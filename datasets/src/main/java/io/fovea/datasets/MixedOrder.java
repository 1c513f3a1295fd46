package io.fovea.datasets;

import java.util.List;

/**
 * How several lists are dealt into one, each in its own order and in proportion to its length: the
 * i-th of n stands at i/n of the way for the first list, half a step later for the others. So the
 * first image of all is the first list's, and no beginning of the whole holds more than a few
 * images too many or too few of any list.
 *
 * @param parts for each position, which list its image is from
 * @param indices and which of that list it is
 */
record MixedOrder(short[] parts, int[] indices) {

  static MixedOrder of(List<Integer> sizes) {
    int total = sizes.stream().reduce(0, Math::addExact);
    short[] parts = new short[total];
    int[] indices = new int[total];
    int[] dealt = new int[sizes.size()];
    for (int i = 0; i < total; i++) {
      int next = next(sizes, dealt);
      parts[i] = (short) next;
      indices[i] = dealt[next]++;
    }
    return new MixedOrder(parts, indices);
  }

  /** The list that is furthest behind; of equals, the one that was named first. */
  private static int next(List<Integer> sizes, int[] dealt) {
    int best = -1;
    for (int part = 0; part < dealt.length; part++) {
      boolean hasMore = dealt[part] < sizes.get(part);
      if (hasMore && (best < 0 || isBefore(part, best, sizes, dealt))) {
        best = part;
      }
    }
    return best;
  }

  /** Compares fractions by whole numbers: the order must be the same on every machine. */
  private static boolean isBefore(int a, int b, List<Integer> sizes, int[] dealt) {
    return halfSteps(a, dealt) * sizes.get(b) < halfSteps(b, dealt) * sizes.get(a);
  }

  private static long halfSteps(int part, int[] dealt) {
    return 2L * dealt[part] + (part == 0 ? 0 : 1);
  }

  int size() {
    return parts.length;
  }
}
