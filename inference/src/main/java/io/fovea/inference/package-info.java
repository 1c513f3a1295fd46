/**
 * Classifies a batch of images with a model: the one entrance for applications. Knows no Kafka;
 * what it needs stands in its sub-packages {@code image}, {@code model} and {@code engine}.
 */
package io.fovea.inference;
