package io.fovea.inference.quality;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Expected calibration error: how far confidence and accuracy lie apart, 0 to 1, in 15 bins of
 * equal width (Guo et al. 2017, "On Calibration of Modern Neural Networks", section 2; bin m holds
 * confidences above (m - 1)/15 and up to m/15).
 */
public final class CalibrationError {
  public static final int BINS = 15;

  private final long[] images = new long[BINS];
  private final long[] correct = new long[BINS];
  private final double[] confidence = new double[BINS];

  /** The index of the bin that such a confidence is counted in, 0 to 14. */
  public static int bin(float confidence) {
    return Math.max(0, Math.min(BINS - 1, (int) Math.ceil((double) confidence * BINS) - 1));
  }

  public void add(float sure, boolean right) {
    add(bin(sure), 1, right ? 1 : 0, sure);
  }

  /**
   * Images that were counted elsewhere.
   *
   * @param bin by {@link #bin(float)}
   * @param confidenceSum of all these images
   * @throws IndexOutOfBoundsException if there is no such bin
   */
  public void add(int bin, long images, long correct, double confidenceSum) {
    this.images[bin] += images;
    this.correct[bin] += correct;
    confidence[bin] += confidenceSum;
  }

  public double value() {
    long all = 0;
    double gaps = 0;
    for (int i = 0; i < BINS; i++) {
      all += images[i];
      gaps += Math.abs(correct[i] - confidence[i]);
    }
    return all == 0 ? 0 : gaps / all;
  }

  /** All 15, from the least sure to the surest. */
  public List<ReliabilityBin> bins() {
    return IntStream.range(0, BINS).mapToObj(this::reliability).toList();
  }

  private ReliabilityBin reliability(int i) {
    long divisor = Math.max(1, images[i]);
    return new ReliabilityBin(
        (double) i / BINS,
        (i + 1.0) / BINS,
        images[i],
        confidence[i] / divisor,
        (double) correct[i] / divisor);
  }
}
