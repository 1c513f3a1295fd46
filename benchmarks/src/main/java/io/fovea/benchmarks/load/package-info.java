/**
 * What is classified in a benchmark: images that are drawn here, and networks with weights drawn by
 * lot, since only their speed counts. Knows no Kafka.
 */
package io.fovea.benchmarks.load;
