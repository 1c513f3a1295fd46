package io.fovea.schemas.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.SchemaRejectedException;
import io.fovea.schemas.UnknownSchemaException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.Schema;

/** Confluent's REST API, as far as a serde needs it. Caches nothing. */
final class HttpSchemaRegistry implements SchemaRegistry {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final RegistryHttp http;
  private final SchemaAssembly assembly;

  HttpSchemaRegistry(RegistryHttp http) {
    this.http = http;
    this.assembly = new SchemaAssembly(this::version);
  }

  @Override
  public Schema byId(int id) {
    if (id < 0) {
      throw new UnknownSchemaException("No registry gives out the negative id " + id);
    }
    Answer answer = http.get("/schemas/ids/" + id);
    if (answer.isMissing()) {
      throw new UnknownSchemaException("The registry has no schema of id " + id);
    }
    return assembly.assemble(required(answer).body(), "id " + id);
  }

  @Override
  public int register(String subject, Schema schema) {
    Answer answer = http.post(versions(subject), request(schema));
    if (answer.status() == CONFLICT || answer.status() == UNPROCESSABLE) {
      throw new SchemaRejectedException(
          "The registry refuses "
              + schema.getFullName()
              + " as the next version of "
              + subject
              + ": "
              + answer.message());
    }
    return id(required(answer));
  }

  @Override
  public Optional<Integer> find(String subject, Schema schema) {
    Answer answer = http.post("/subjects/" + encoded(subject), request(schema));
    return answer.isMissing() ? sameAsLatest(subject, schema) : Optional.of(id(required(answer)));
  }

  /**
   * Some registries compare text, and do not know a schema again that was registered with other
   * line breaks, as from a file. Avro's own rendering settles it.
   */
  private Optional<Integer> sameAsLatest(String subject, Schema schema) {
    String ours = PlainSchema.of(schema).toString();
    return latest(subject)
        .filter(latest -> latest.schema().toString().equals(ours))
        .map(RegisteredSchema::id);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    Answer answer = http.get(versions(subject) + "/latest");
    if (answer.isMissing()) {
      return Optional.empty();
    }
    Schema schema = assembly.assemble(required(answer).body(), "the newest of " + subject);
    return Optional.of(
        new RegisteredSchema(id(answer), answer.body().path("version").asInt(), schema));
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    Answer answer =
        http.post(
            "/compatibility/subjects/" + encoded(subject) + "/versions/latest", request(schema));
    return answer.isMissing() || required(answer).body().path("is_compatible").asBoolean();
  }

  private Answer version(String subject, int version) {
    Answer answer = http.get(versions(subject) + "/" + version);
    if (answer.isMissing()) {
      throw new UnknownSchemaException(
          "A schema refers to version " + version + " of " + subject + ", which is not there");
    }
    return required(answer);
  }

  private static String versions(String subject) {
    return "/subjects/" + encoded(subject) + "/versions";
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String request(Schema schema) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("schema", PlainSchema.of(schema).toString())
        .toString();
  }

  private static int id(Answer answer) {
    if (!answer.body().path("id").canConvertToInt()) {
      throw notARegistry(answer);
    }
    return answer.body().path("id").asInt();
  }

  private static Answer required(Answer answer) {
    int status = answer.status();
    if (status == 401 || status == 403) {
      throw new RegistryUnavailableException(
          "The schema registry at "
              + answer.from()
              + " refuses our credentials ("
              + status
              + "): set basic.auth.user.info with basic.auth.credentials.source=USER_INFO, or"
              + " bearer.auth.token");
    }
    if (status != 200 || !answer.body().isObject()) {
      throw notARegistry(answer);
    }
    return answer;
  }

  private static RegistryUnavailableException notARegistry(Answer answer) {
    return new RegistryUnavailableException(
        "%s does not answer as a schema registry does (status %d %s): check schema.registry.url, path included"
            .formatted(answer.from(), answer.status(), answer.message()));
  }
}
