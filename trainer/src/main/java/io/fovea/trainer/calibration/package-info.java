/**
 * How far a model's confidences can be believed, from its probabilities on labelled images: the
 * temperature that mends them, what is left, and from where on it is better called unsure. Knows no
 * networks and no files.
 */
package io.fovea.trainer.calibration;
