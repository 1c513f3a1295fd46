package io.fovea.trainer.data;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.Split;
import java.util.stream.IntStream;

/**
 * Which images to take of a split where not all are wanted: evenly over all, since a data set may
 * be sorted. In a mixture, evenly over each part, and of each in proportion: every second image of
 * two that take turns would all be of one.
 */
final class EvenChoice {

  private EvenChoice() {}

  /** Indices of up to {@code limit} images, rising. */
  static int[] of(Dataset dataset, Split split, int limit) {
    int size = dataset.size(split);
    int wanted = Math.min(limit, size);
    int[][] parts = parts(dataset, split, size);
    double[] quotas = new double[parts.length];
    for (int part = 0; part < parts.length; part++) {
      quotas[part] = size == 0 ? 0 : (double) ((long) parts[part].length * wanted) / size;
    }
    int[] shares = Apportionment.of(quotas);
    return IntStream.range(0, parts.length)
        .flatMap(part -> evenly(parts[part], shares[part]))
        .sorted()
        .toArray();
  }

  private static int[][] parts(Dataset dataset, Split split, int size) {
    int parts = dataset.parts().size();
    int[] partOf = IntStream.range(0, size).map(i -> dataset.part(split, i)).toArray();
    return IntStream.range(0, parts)
        .mapToObj(part -> IntStream.range(0, size).filter(i -> partOf[i] == part).toArray())
        .toArray(int[][]::new);
  }

  private static IntStream evenly(int[] positions, int count) {
    return IntStream.range(0, count)
        .map(i -> positions[(int) ((long) i * positions.length / count)]);
  }
}
