package io.fovea.schemas.registry;

import io.fovea.schemas.UnknownSchemaException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Asks once for what cannot change: the schema of an id, the id of a schema. That an id is unknown
 * may change (a registry can lag behind), so it is remembered for a short time only; without that,
 * a topic full of foreign records would cost a request for each of them.
 */
final class CachingSchemaRegistry implements SchemaRegistry {
  private record SchemaOfSubject(String subject, Schema schema) {}

  private final SchemaRegistry registry;
  private final CacheLimits limits;
  private final Clock clock;
  private final BoundedCache<Integer, Schema> schemas;
  private final BoundedCache<SchemaOfSubject, Integer> ids;
  private final BoundedCache<Integer, Instant> missingUntil;

  CachingSchemaRegistry(SchemaRegistry registry, CacheLimits limits, Clock clock) {
    this.registry = registry;
    this.limits = limits;
    this.clock = clock;
    this.schemas = new BoundedCache<>(limits.entries());
    this.ids = new BoundedCache<>(limits.entries());
    this.missingUntil = new BoundedCache<>(limits.entries());
  }

  @Override
  public Schema byId(int id) {
    return schemas.get(id, this::ask);
  }

  private Schema ask(int id) {
    Instant until = missingUntil.peek(id);
    if (until != null && clock.instant().isBefore(until)) {
      throw new UnknownSchemaException(
          "The registry has no schema of id " + id + "; it is asked again from " + until);
    }
    try {
      Schema schema = registry.byId(id);
      missingUntil.remove(id);
      return schema;
    } catch (UnknownSchemaException missing) {
      missingUntil.put(id, clock.instant().plus(limits.missingFor()));
      throw missing;
    }
  }

  @Override
  public int register(String subject, Schema schema) {
    return ids.get(
        new SchemaOfSubject(subject, schema),
        key -> registry.register(key.subject(), key.schema()));
  }

  @Override
  public Optional<Integer> find(String subject, Schema schema) {
    SchemaOfSubject key = new SchemaOfSubject(subject, schema);
    Optional<Integer> known = Optional.ofNullable(ids.peek(key));
    if (known.isPresent()) {
      return known;
    }
    Optional<Integer> found = registry.find(subject, schema);
    found.ifPresent(id -> ids.put(key, id));
    return found;
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return registry.latest(subject);
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return registry.isCompatible(subject, schema);
  }
}
