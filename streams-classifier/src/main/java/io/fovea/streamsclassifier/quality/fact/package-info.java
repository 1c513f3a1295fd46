/**
 * What the records of two topics say of an image, read, checked and ready to be brought together.
 * Knows nothing of what follows from it.
 */
package io.fovea.streamsclassifier.quality.fact;
