package io.fovea.schemas.registry;

import io.fovea.schemas.SchemaRejectedException;
import io.fovea.schemas.UnknownSchemaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * A registry inside this process, by the BACKWARD rule, for tests without a network: give it to
 * {@code RegistrySerde.of(type, registry)}. It keeps nothing.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {
  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> idsOfSubject = new HashMap<>();

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new UnknownSchemaException("The registry has no schema of id " + id);
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    Optional<Integer> known = find(subject, schema);
    if (known.isPresent()) {
      return known.get();
    }
    if (!isCompatible(subject, schema)) {
      throw new SchemaRejectedException(
          schema.getFullName() + " cannot read what " + subject + " holds already");
    }
    int id = idOf(PlainSchema.of(schema));
    idsOfSubject.computeIfAbsent(subject, name -> new ArrayList<>()).add(id);
    return id;
  }

  private int idOf(Schema plain) {
    if (!schemas.contains(plain)) {
      schemas.add(plain);
    }
    return schemas.indexOf(plain) + 1;
  }

  @Override
  public synchronized Optional<Integer> find(String subject, Schema schema) {
    Schema plain = PlainSchema.of(schema);
    return ids(subject).stream().filter(id -> byId(id).equals(plain)).findFirst();
  }

  @Override
  public synchronized Optional<RegisteredSchema> latest(String subject) {
    List<Integer> ids = ids(subject);
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    int id = ids.get(ids.size() - 1);
    return Optional.of(new RegisteredSchema(id, ids.size(), byId(id)));
  }

  @Override
  public synchronized boolean isCompatible(String subject, Schema schema) {
    return latest(subject).stream()
        .allMatch(
            latest ->
                SchemaCompatibility.checkReaderWriterCompatibility(schema, latest.schema())
                        .getType()
                    == SchemaCompatibilityType.COMPATIBLE);
  }

  private List<Integer> ids(String subject) {
    return idsOfSubject.getOrDefault(subject, List.of());
  }
}
