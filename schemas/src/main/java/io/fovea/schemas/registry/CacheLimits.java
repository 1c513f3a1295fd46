package io.fovea.schemas.registry;

import java.time.Duration;

/**
 * @param entries how much each cache holds before it starts afresh
 * @param missingFor how long the registry is not asked again for an id that it did not know
 */
record CacheLimits(int entries, Duration missingFor) {}
