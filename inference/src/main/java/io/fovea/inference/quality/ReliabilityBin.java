package io.fovea.inference.quality;

/**
 * The images of which a model was about equally sure.
 *
 * @param from confidences above it (the first bin: from it)
 * @param to confidences up to it
 * @param confidence mean, 0 in an empty bin
 * @param accuracy share that is right, 0 in an empty bin
 */
public record ReliabilityBin(
    double from, double to, long images, double confidence, double accuracy) {}
