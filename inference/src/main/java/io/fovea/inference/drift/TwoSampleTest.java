package io.fovea.inference.drift;

import org.apache.commons.math3.special.Gamma;

/**
 * Pearson's chi-square test of homogeneity: whether two samples come from one distribution, by a
 * table of two rows. Without Yates' correction.
 */
final class TwoSampleTest {

  private TwoSampleTest() {}

  /**
   * How likely two samples of one distribution differ at least as much; 1 where there is one cell.
   *
   * @param samples pooled, so that no cell is too small for the approximation
   */
  static double pValue(Samples samples) {
    int degreesOfFreedom = samples.cells() - 1;
    return degreesOfFreedom == 0
        ? 1
        : Gamma.regularizedGammaQ(0.5 * degreesOfFreedom, 0.5 * statistic(samples));
  }

  /** Of two rows, both deviate from what is expected by the same number of images. */
  static double statistic(Samples samples) {
    double n = samples.referenceImages();
    double m = samples.images();
    double sum = 0;
    for (int i = 0; i < samples.cells(); i++) {
      double both = (double) samples.reference()[i] + samples.actual()[i];
      double deviation = samples.actual()[i] - both * m / (n + m);
      sum += both == 0 ? 0 : deviation * deviation / both;
    }
    return sum * (n + m) * (n + m) / (n * m);
  }
}
