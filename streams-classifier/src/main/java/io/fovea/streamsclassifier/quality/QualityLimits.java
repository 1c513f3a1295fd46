package io.fovea.streamsclassifier.quality;

import java.time.Duration;

/**
 * What keeps the state bounded.
 *
 * @param timeToLive how long a prediction waits for its label, and a label for its prediction
 * @param classes labels that are told apart; more count as {@code (other)}
 */
public record QualityLimits(Duration timeToLive, int classes) {}
