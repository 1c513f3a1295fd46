package io.fovea.trainer.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Expected calibration error: how far confidence and accuracy lie apart, 0 to 1, in 15 bins of
 * equal width (Guo et al. 2017, "On Calibration of Modern Neural Networks", section 2; bin m holds
 * confidences above (m - 1)/15 and up to m/15).
 */
public final class CalibrationError {
  private static final int BINS = 15;

  private final long[] images = new long[BINS];
  private final long[] correct = new long[BINS];
  private final double[] confidence = new double[BINS];

  public void add(float sure, boolean right) {
    int bin = Math.max(0, Math.min(BINS - 1, (int) Math.ceil((double) sure * BINS) - 1));
    images[bin]++;
    correct[bin] += right ? 1 : 0;
    confidence[bin] += sure;
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
    return IntStream.range(0, BINS).mapToObj(this::bin).toList();
  }

  private ReliabilityBin bin(int i) {
    long divisor = Math.max(1, images[i]);
    return new ReliabilityBin(
        (double) i / BINS,
        (i + 1.0) / BINS,
        images[i],
        confidence[i] / divisor,
        (double) correct[i] / divisor);
  }
}
