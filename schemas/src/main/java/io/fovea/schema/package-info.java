/**
 * The records on the topics. Every class here is generated from {@code src/main/avro}; nothing
 * written by hand belongs here.
 */
package io.fovea.schema;
