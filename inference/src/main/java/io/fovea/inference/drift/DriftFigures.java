package io.fovea.inference.drift;

/**
 * How far the predictions of a window lie from those on the model's validation images. Small cells
 * are compared together, so the figures of few images tell of few cells.
 *
 * @param images predictions that were compared
 * @param classStability population stability index of the predicted classes, 0 or more
 * @param classPValue of a chi-square test that both come from one distribution, 0 to 1
 * @param confidenceStability population stability index of the confidences
 * @param confidencePValue likewise
 * @param drifted whether one of both differs by more than chance makes likely and by enough to
 *     matter
 * @param falseAlarmRate at most this part of the windows without drift is called drifted, at any of
 *     the looks at them
 */
public record DriftFigures(
    long images,
    double classStability,
    double classPValue,
    double confidenceStability,
    double confidencePValue,
    boolean drifted,
    double falseAlarmRate) {}
