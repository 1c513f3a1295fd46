/**
 * Judges a model by labelled images: the {@code evaluate} command, and what it shares with the
 * trainer. Nothing here changes a model.
 */
package io.fovea.trainer.evaluation;
