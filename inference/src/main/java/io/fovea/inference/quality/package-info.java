/**
 * How good a model is, computed from counts: the figures that an evaluation and the stream share.
 * Knows neither images nor where counts are kept.
 */
package io.fovea.inference.quality;
