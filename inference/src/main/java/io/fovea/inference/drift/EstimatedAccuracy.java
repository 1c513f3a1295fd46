package io.fovea.inference.drift;

import io.fovea.inference.quality.Estimate;

/**
 * The accuracy of images whose labels nobody knows yet: the average of the model's confidences (as
 * in Garg et al. 2022, "Leveraging Unlabeled Data to Predict Out-of-Distribution Performance").
 *
 * <p>It is as right as the confidences are calibrated (Guo et al. 2017, "On Calibration of Modern
 * Neural Networks"): of the images with a confidence of c, a share of c must be right, each image
 * by itself. That holds for images of the kind that the model was calibrated on; on images of
 * another kind, models are mostly too sure, and the estimate is too high.
 */
public final class EstimatedAccuracy {

  private EstimatedAccuracy() {}

  /**
   * The interval holds the share of right answers among these images, if every confidence is right:
   * 95 % of a Poisson binomial distribution, by its normal approximation, cut to 0..1. That the
   * confidences may be wrong is not in it. Of no images nothing is known: 0, between 0 and 1.
   *
   * @param confidenceSum of all images
   * @param varianceSum of c(1 - c) over all images
   */
  public static Estimate of(long images, double confidenceSum, double varianceSum) {
    return images == 0
        ? Estimate.of(0, 0)
        : Estimate.around(confidenceSum / images, Math.sqrt(Math.max(0, varianceSum)) / images);
  }
}
