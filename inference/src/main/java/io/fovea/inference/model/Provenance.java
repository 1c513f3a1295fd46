package io.fovea.inference.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a model was made from, and how well it did.
 *
 * @param dataset name of the data set that it was trained on
 * @param datasetChecksum of that data, as the data set tells it
 * @param seed of everything random in the training
 * @param testMetrics by name, such as {@code accuracy}, measured on images it was not trained on;
 *     empty if nobody measured
 * @param training how it was trained; absent if that is not known, as in files older than the field
 */
public record Provenance(
    String dataset,
    String datasetChecksum,
    long seed,
    Map<String, Double> testMetrics,
    Optional<TrainingRecord> training) {

  /**
   * @throws IllegalArgumentException naming what is missing
   */
  public Provenance {
    Checks.present(dataset, "provenance.dataset");
    Checks.present(datasetChecksum, "provenance.datasetChecksum");
    Checks.present(testMetrics, "provenance.testMetrics");
    Checks.present(training, "provenance.training");
    testMetrics = Collections.unmodifiableMap(new TreeMap<>(testMetrics));
  }

  /** Of a model of whose training nothing more is known. */
  public Provenance(
      String dataset, String datasetChecksum, long seed, Map<String, Double> testMetrics) {
    this(dataset, datasetChecksum, seed, testMetrics, Optional.empty());
  }
}
