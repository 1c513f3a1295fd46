/**
 * What the well-known examples do: Kafka Streams, one record at a time, DL4J as it comes. Something
 * to compare with.
 */
package io.fovea.benchmarks.recordwise;
