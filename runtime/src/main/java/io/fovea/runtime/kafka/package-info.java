/** The connection to Kafka that all applications share: its settings, topic names, start checks. */
package io.fovea.runtime.kafka;
