package io.fovea.trainer.acceleration;

/** Mean and variance of each channel over a batch and its pixels. */
final class ChannelStatistics {
  private final double[] means;
  private final double[] variances;

  private ChannelStatistics(int channels) {
    means = new double[channels];
    variances = new double[channels];
  }

  static ChannelStatistics of(Planes planes) {
    ChannelStatistics statistics = new ChannelStatistics(planes.channels());
    float[] plane = new float[planes.area()];
    float[] sums = new float[planes.area()];
    float[] squares = new float[planes.area()];
    for (int channel = 0; channel < planes.channels(); channel++) {
      statistics.compute(planes, channel, plane, sums, squares);
    }
    return statistics;
  }

  /**
   * Sums per pixel first: a loop that adds up to one number is not run in vectors. Around the first
   * pixel's value, so that the difference of two large numbers does not lose the variance.
   */
  private void compute(Planes planes, int channel, float[] plane, float[] sums, float[] squares) {
    java.util.Arrays.fill(sums, 0);
    java.util.Arrays.fill(squares, 0);
    planes.get(0, channel, plane);
    float origin = plane[0];
    for (int image = 0; image < planes.images(); image++) {
      planes.get(image, channel, plane);
      addTo(sums, squares, plane, origin);
    }
    double count = (double) planes.images() * planes.area();
    double mean = sum(sums) / count;
    means[channel] = origin + mean;
    variances[channel] = Math.max(0, sum(squares) / count - mean * mean);
  }

  private static void addTo(float[] sums, float[] squares, float[] plane, float origin) {
    for (int i = 0; i < plane.length; i++) {
      float x = plane[i] - origin;
      sums[i] += x;
      squares[i] += x * x;
    }
  }

  static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  int channels() {
    return means.length;
  }

  double mean(int channel) {
    return means[channel];
  }

  /** Of the batch itself: divided by its size, not by one less. */
  double variance(int channel) {
    return variances[channel];
  }

  double inverseDeviation(int channel, double eps) {
    return 1 / Math.sqrt(variances[channel] + eps);
  }
}
