package io.fovea.schemas.registry;

import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.SchemaRejectedException;
import io.fovea.schemas.UnknownSchemaException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What a serde asks of a registry. Safe for use by many threads; every method may block on the
 * network, and throws {@link RegistryUnavailableException} if the registry gives no answer.
 */
public interface SchemaRegistry {

  /**
   * The registry at {@code schema.registry.url}, behind caches. Connects on first use only. The
   * settings are those of {@link RegistrySettings#definition()}.
   */
  static SchemaRegistry connect(Map<String, ?> settings) {
    RegistrySettings parsed = new RegistrySettings(settings);
    return new CachingSchemaRegistry(
        new HttpSchemaRegistry(RegistryHttp.of(parsed)), parsed.cacheLimits(), Clock.systemUTC());
  }

  /**
   * @throws UnknownSchemaException if there is no schema of that id, or it is not an Avro schema
   */
  Schema byId(int id);

  /**
   * Adds a version to the subject, unless it has this schema already.
   *
   * @return the schema's id
   * @throws SchemaRejectedException if the schema may not follow the subject's earlier versions
   */
  int register(String subject, Schema schema);

  /**
   * The id of a schema that the subject has already; empty if it has not, or there is no such
   * subject.
   */
  Optional<Integer> find(String subject, Schema schema);

  /** The subject's newest version; empty if there is no such subject. */
  Optional<RegisteredSchema> latest(String subject);

  /** Whether the subject's rule would let this schema follow its newest version. */
  boolean isCompatible(String subject, Schema schema);
}
