package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schemas.RegistryUnavailableException;
import io.fovea.schemas.SchemaRejectedException;
import io.fovea.schemas.UnknownSchemaException;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are taken: which are about a schema, and which about the registry. */
class HttpSchemaRegistryTest {
  private static final Schema STRING = Schema.create(Schema.Type.STRING);

  private final FakeHttpRegistry fake = FakeHttpRegistry.start();
  private final SchemaRegistry registry =
      new HttpSchemaRegistry(
          RegistryHttp.of(
              new RegistrySettings(
                  Map.of(
                      "schema.registry.url", fake.url() + "/apis/ccompat/v7/",
                      "max.retries", 1,
                      "retries.wait.ms", 1))));

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void asksBelowThePathOfTheAddress() {
    fake.answer(200, FakeHttpRegistry.STRING_SCHEMA);

    assertThat(registry.byId(7)).isEqualTo(STRING);
    assertThat(fake.requests().get(0).path()).isEqualTo("/apis/ccompat/v7/schemas/ids/7");
  }

  @Test
  void registersUnderTheEncodedSubject() {
    fake.answer(200, "{\"id\": 12}");

    assertThat(registry.register("a b/ü-value", STRING)).isEqualTo(12);
    FakeHttpRegistry.Request request = fake.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).endsWith("/subjects/a%20b%2F%C3%BC-value/versions");
    assertThat(request.body()).isEqualTo("{\"schema\":\"\\\"string\\\"\"}");
  }

  @Test
  void knowsItsSchemaAgainInAnotherLayout() {
    String other = "{\"id\": 3, \"version\": 1, \"schema\": \"{ \\\"type\\\":  \\\"string\\\" }\"}";
    String missing = "{\"error_code\": 40403}";
    fake.answer(404, missing).answer(200, other).answer(404, missing).answer(200, other);

    assertThat(registry.find("s", STRING)).contains(3);
    assertThat(registry.find("s", Schema.create(Schema.Type.INT))).isEmpty();
  }

  @Test
  void missingIdIsUnknown() {
    fake.answer(404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");

    assertThatThrownBy(() -> registry.byId(7))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("7");
  }

  /** A record must not be given up because an address is wrong. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Not Found</html>",
        "",
        "{\"error_code\": 404, \"message\": \"HTTP 404\"}",
        "{}",
        "[]"
      })
  void anyOther404IsTheAddress(String body) {
    fake.answer(404, body);

    assertThatThrownBy(() -> registry.byId(7))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("schema.registry.url");
    assertThatThrownBy(() -> registry.find("s", STRING))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void refusedCredentialsAreNotRetriedAndNotTheRecordsFault(int status) {
    fake.answer(status, "{\"error_code\": 40101, \"message\": \"Unauthorized\"}");

    assertThatThrownBy(() -> registry.byId(7))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("basic.auth.user.info");
    assertThat(fake.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"200, <html>Please log in</html>", "302, ''", "400, {}", "204, ''"})
  void whatNoRegistrySaysIsNotARegistry(int status, String body) {
    fake.answer(status, body);

    assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);
    assertThatThrownBy(() -> registry.register("s", STRING))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @ParameterizedTest
  @CsvSource({"409, 409, incompatible", "422, 42201, invalid"})
  void refusedSchemaIsTold(int status, int code, String why) {
    fake.answer(status, "{\"error_code\": %d, \"message\": \"%s\"}".formatted(code, why));

    assertThatThrownBy(() -> registry.register("images-value", STRING))
        .isInstanceOf(SchemaRejectedException.class)
        .hasMessageContaining("images-value")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\": \"syntax = proto3\", \"schemaType\": \"PROTOBUF\"}",
        "{\"schema\": \"not Avro\"}",
        "{\"schema\": \"\"}",
        "{}",
        "{\"schema\": \"{\\\"type\\\": \\\"no such type\\\"}\"}"
      })
  void schemaThatIsNotAvroIsUnknown(String body) {
    fake.answer(200, body);

    assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void fetchesWhatASchemaRefersTo() {
    fake.answer(
            200,
            """
            {"schema": "{\\"type\\": \\"array\\", \\"items\\": \\"test.Label\\"}",
             "references": [{"name": "test.Label", "subject": "label", "version": 3}]}
            """)
        .answer(
            200,
            """
            {"schema": "{\\"type\\": \\"enum\\", \\"name\\": \\"test.Label\\", \\"symbols\\": [\\"A\\"]}"}
            """);

    assertThat(registry.byId(7).getElementType().getFullName()).isEqualTo("test.Label");
    assertThat(fake.requests().get(1).path()).endsWith("/subjects/label/versions/3");
  }

  @Test
  void endlessReferencesEnd() {
    fake.answer(
        200,
        """
        {"schema": "\\"string\\"", "references": [{"subject": "self", "version": 1}]}
        """);

    assertThat(registry.byId(7)).isEqualTo(STRING);
    assertThat(fake.requests()).hasSize(2);
  }
}
