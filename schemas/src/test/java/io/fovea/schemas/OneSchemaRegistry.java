package io.fovea.schemas;

import io.fovea.schemas.registry.RegisteredSchema;
import io.fovea.schemas.registry.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;

/** Knows one schema, by an id of the test's choice, and counts how often it is asked. */
final class OneSchemaRegistry implements SchemaRegistry {
  private final int knownId;
  private final Schema known;
  int asked;

  OneSchemaRegistry(int knownId, Schema known) {
    this.knownId = knownId;
    this.known = known;
  }

  @Override
  public Schema byId(int id) {
    asked++;
    if (id != knownId) {
      throw new UnknownSchemaException("The registry has no schema of id " + id);
    }
    return known;
  }

  @Override
  public int register(String subject, Schema schema) {
    asked++;
    return knownId;
  }

  @Override
  public Optional<Integer> find(String subject, Schema schema) {
    return Optional.of(knownId);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return Optional.of(new RegisteredSchema(knownId, 1, known));
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return true;
  }
}
