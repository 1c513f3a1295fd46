/**
 * From the records of a chunk to predictions and rejections. Adapts records for the classifier;
 * knows no pixels.
 */
package io.fovea.streamsclassifier.classification;
