package io.fovea.inference.drift;

/**
 * How far two distributions lie apart, whatever the size of the samples: the population stability
 * index of credit scoring (Siddiqi 2006, "Credit Risk Scorecards"), which is the symmetric
 * divergence of Kullback and Leibler (Jeffreys 1946).
 */
final class PopulationStability {

  private PopulationStability() {}

  /**
   * The sum of (a - r) ln(a / r) over the shares of all cells: 0 if they are equal. To every share,
   * half an image of the smaller sample is added, since the logarithm of an empty cell has no end:
   * the same to both samples, or else a cell that is empty in both would count as a difference.
   */
  static double index(Samples samples) {
    long[] reference = samples.reference();
    long[] actual = samples.actual();
    double n = samples.referenceImages();
    double m = samples.images();
    double half = 0.5 / Math.min(n, m);
    double all = 1 + half * samples.cells();
    double sum = 0;
    for (int i = 0; i < reference.length; i++) {
      double r = (reference[i] / n + half) / all;
      double a = (actual[i] / m + half) / all;
      sum += (a - r) * Math.log(a / r);
    }
    return sum;
  }

  /**
   * What the index is on average for two samples of one distribution (Yurdakul and Naranjo 2020,
   * "Statistical properties of the population stability index": it is distributed as a chi-square
   * times 1/n + 1/m).
   */
  static double byChance(Samples samples) {
    return (samples.cells() - 1) * (1.0 / samples.referenceImages() + 1.0 / samples.images());
  }
}
