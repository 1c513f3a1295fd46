package io.fovea.inference.quality;

/** How many images of one class were taken for another, or for the same. */
public record ConfusionCell(String actual, String predicted, long count) {}
