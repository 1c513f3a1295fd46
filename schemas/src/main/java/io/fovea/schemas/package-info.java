/**
 * The registry serde: Avro records in the Confluent wire format, for Kafka's clients and Streams.
 * What talks to the registry stands in {@code registry}; nothing here knows a topic or an
 * application of ours.
 */
package io.fovea.schemas;
