package io.fovea.schemas.registry;

class InMemorySchemaRegistryTest extends SchemaRegistryContract {
  @Override
  SchemaRegistry registry() {
    return new InMemorySchemaRegistry();
  }
}
