package io.fovea.streamsclassifier.classification;

/**
 * By what a model is known.
 *
 * @param sha256 of the model file, lower-case hex
 */
public record ModelIdentity(String name, String version, String sha256) {}
