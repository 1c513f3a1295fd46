package io.fovea.schemas.registry;

import org.apache.avro.Schema;

/**
 * A schema as one version of a subject.
 *
 * @param id the number that records carry; one schema has the same id under every subject
 * @param version counts from 1 within the subject
 */
public record RegisteredSchema(int id, int version, Schema schema) {}
