package io.fovea.trainer.evaluation;

import io.fovea.inference.quality.Estimate;

/**
 * How good a model is on one part of a mixture.
 *
 * @param dataset as it was named in the mixture
 * @param labelled images that were judged
 */
public record PartAccuracy(String dataset, long labelled, Estimate accuracy) {}
