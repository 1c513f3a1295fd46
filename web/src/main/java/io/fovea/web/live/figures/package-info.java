/**
 * What the dashboard counts of predictions and dead letters. Plain figures, bounded in memory,
 * without Kafka and without a clock of their own; each for one thread.
 */
package io.fovea.web.live.figures;
