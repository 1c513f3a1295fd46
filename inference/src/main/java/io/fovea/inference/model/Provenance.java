package io.fovea.inference.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a model was made from, and how well it did.
 *
 * @param dataset name of the data set that it was trained on
 * @param datasetChecksum of that data, as the data set tells it
 * @param seed of everything random in the training
 * @param testMetrics by name, such as {@code accuracy}, measured on images it was not trained on;
 *     empty if nobody measured
 */
public record Provenance(
    String dataset, String datasetChecksum, long seed, Map<String, Double> testMetrics) {

  /**
   * @throws IllegalArgumentException naming what is missing
   */
  public Provenance {
    Checks.present(dataset, "provenance.dataset");
    Checks.present(datasetChecksum, "provenance.datasetChecksum");
    Checks.present(testMetrics, "provenance.testMetrics");
    testMetrics = java.util.Collections.unmodifiableMap(new TreeMap<>(testMetrics));
  }
}
