package io.fovea.trainer.fitting;

/**
 * One line of a training's history.
 *
 * @param epoch counts from 1
 * @param learningRate at the end of the epoch
 * @param trainLoss mean over the epoch's images, as they were learned from: augmented, with dropout
 * @param trainAccuracy likewise, 0 to 1
 * @param validationLoss NaN if there is no validation split
 * @param validationAccuracy likewise; 0 to 1
 * @param imagesPerSecond that were learned from
 * @param seconds that the epoch took
 */
public record EpochRecord(
    int epoch,
    double learningRate,
    double trainLoss,
    double trainAccuracy,
    double validationLoss,
    double validationAccuracy,
    double imagesPerSecond,
    double seconds) {}
