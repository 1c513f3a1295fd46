/**
 * Charts as SVG: each is drawn once and takes its colours from a palette, so that the page's
 * drawing follows the page's theme and the picture files show the same.
 */
package io.fovea.trainer.report.chart;
