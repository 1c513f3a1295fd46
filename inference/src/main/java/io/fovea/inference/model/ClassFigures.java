package io.fovea.inference.model;

import io.fovea.inference.quality.Estimate;

/**
 * What a model was shown of one class, and how well it told it from the others on test images.
 *
 * @param trainImages images of the class that it learned from
 * @param testImages images of the class that it was tested on
 */
public record ClassFigures(
    String label,
    long trainImages,
    long testImages,
    Estimate precision,
    Estimate recall,
    double f1) {

  /**
   * @throws IllegalArgumentException naming what is missing
   */
  public ClassFigures {
    Checks.present(label, "label");
    Checks.present(precision, "precision");
    Checks.present(recall, "recall");
  }
}
