package io.fovea.trainer.report.chart;

import java.util.List;

/**
 * A place in a chart that is worth a word.
 *
 * @param y NaN: the whole height at x
 * @param lines what to write there
 */
public record Mark(double x, double y, List<String> lines) {}
