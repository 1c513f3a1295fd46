/**
 * The quality topology: predictions and labels in, running figures out. Processors here only adapt;
 * what follows from what stands in {@code join}, what is counted in {@code totals}, what is made of
 * the counts in {@code report}.
 */
package io.fovea.streamsclassifier.quality;
