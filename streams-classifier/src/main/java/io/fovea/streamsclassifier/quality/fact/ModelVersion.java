package io.fovea.streamsclassifier.quality.fact;

/** Whose predictions are counted together. */
public record ModelVersion(String name, String version) {}
