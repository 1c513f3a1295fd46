package io.fovea.web.live;

/**
 * @param classifierGroup consumer group of the classifier, whose lag is shown, topic prefix
 *     included
 * @param maxWatchers at the same time
 */
public record LiveSettings(String classifierGroup, int maxWatchers) {}
