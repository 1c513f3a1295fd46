/**
 * The limit: an engine in a loop, in a process of its own, without Kafka. Its parts are no parts of
 * the product's stream.
 */
package io.fovea.benchmarks.bare;
