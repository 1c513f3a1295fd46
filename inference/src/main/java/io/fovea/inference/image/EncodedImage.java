package io.fovea.inference.image;

/**
 * An encoded image whose structure was checked from its first byte to its last, within the limits.
 *
 * @param width of the stored pixels, from the header
 * @param height likewise
 * @param content what a decoder needs, and nothing else: metadata that could cost memory is gone
 */
record EncodedImage(
    ImageFormat format, int width, int height, Orientation orientation, byte[] content) {}
