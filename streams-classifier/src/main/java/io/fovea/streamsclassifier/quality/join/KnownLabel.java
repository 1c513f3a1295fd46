package io.fovea.streamsclassifier.quality.join;

/**
 * The label of an image.
 *
 * @param seenAt by our clock, ms since 1970
 */
public record KnownLabel(String label, long seenAt) {}
