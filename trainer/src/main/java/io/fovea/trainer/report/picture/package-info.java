/** Pixels: images of a data set as small PNGs, and drawings as PNG files. */
package io.fovea.trainer.report.picture;
