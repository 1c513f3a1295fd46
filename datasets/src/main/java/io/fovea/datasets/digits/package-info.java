/**
 * Digits drawn with a jittered pen, so that a machine without downloads has real work: skeletons,
 * pen, paper. No font and no stored image is used.
 */
package io.fovea.datasets.digits;
