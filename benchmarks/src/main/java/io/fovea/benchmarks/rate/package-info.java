/**
 * How long an image takes at a fixed rate, from its publication to a committed prediction, and
 * where that time goes.
 */
package io.fovea.benchmarks.rate;
