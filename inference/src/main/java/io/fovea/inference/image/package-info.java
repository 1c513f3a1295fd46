/**
 * Bytes from outside to the pixels that a network takes; every bound is checked before pixels
 * exist.
 */
package io.fovea.inference.image;
