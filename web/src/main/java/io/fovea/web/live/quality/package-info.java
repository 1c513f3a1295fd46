/**
 * What the dashboard shows of quality reports: the newest of each model version and window. Plain
 * figures, bounded in memory, without Kafka; for one thread.
 */
package io.fovea.web.live.quality;
