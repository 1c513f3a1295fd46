package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fovea.runtime.settings.Faults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KafkaPreflightTest {

  @Test
  void tellsAllThatIsUnreachableAtOnceAndSoon() throws IOException {
    int nobody = closedPort();
    long start = System.nanoTime();
    List<String> faults = faults("localhost:" + nobody, "http://localhost:" + nobody, Map.of());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(faults).hasSize(2);
    assertThat(faults.get(0))
        .startsWith("cannot reach Kafka at localhost:" + nobody + ": nothing listens")
        .contains("'fovea stack' starts a local one", "--bootstrap-servers");
    assertThat(faults.get(1))
        .startsWith("cannot reach the schema registry at http://localhost:" + nobody)
        .contains("'fovea stack' starts a local one", "--schema-registry");
  }

  @Test
  void endsInTimeWhenSomethingListensAndSaysNothing() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "localhost:" + mute.getLocalPort();
      long start = System.nanoTime();
      List<String> faults = faults(address, "http://" + address, Map.of());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(faults).hasSize(2);
      assertThat(faults.get(0)).contains(address, "security.protocol=PLAINTEXT");
      assertThat(faults.get(1)).contains(address, "does not answer");
    }
  }

  @Test
  void tellsSettingsThatNoClientCanBeMadeOf() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Faults faults = new Faults();
      KafkaSettings settings =
          settings(
              "localhost:" + any.getLocalPort(), "http://r", Map.of("security.protocol", "ssl3"));
      new KafkaPreflight(settings).checkBroker(List.of("images"), faults);
      assertThat(faults.found()).singleElement().asString().contains("security.protocol");
    }
  }

  @Test
  void tellsAHostThatDoesNotExist() {
    assertThat(faults("no-such-host.invalid:1", "http://no-such-host.invalid", Map.of()))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("the host").contains("unknown"));
  }

  @Test
  void acceptsARegistryThatAnswers() throws Exception {
    assertThat(registryFaults(200, Map.of())).isEmpty();
  }

  @Test
  void tellsARegistryThatWantsCredentials() throws Exception {
    assertThat(registryFaults(401, Map.of()))
        .singleElement()
        .asString()
        .contains("basic.auth.user.info", "401");
    assertThat(registryFaults(401, userInfo("", "me:wrong")))
        .singleElement()
        .asString()
        .doesNotContain("wrong");
  }

  @Test
  void givesARegistryTheCredentialsThatTheSerdeWill() throws Exception {
    assertThat(registryFaults(401, userInfo("", "me:secret"))).isEmpty();
    assertThat(registryFaults(401, userInfo("schema.registry.", "me:secret"))).isEmpty();
    assertThat(registryFaults(401, Map.of("basic.auth.user.info", "me:secret")))
        .singleElement()
        .asString()
        .as("the serde looks there only when told so")
        .contains("basic.auth.credentials.source=USER_INFO");
    String login = "org.example.Module required username=\"me\" password=\"secret\";";
    assertThat(
            registryFaults(
                401,
                Map.of("basic.auth.credentials.source", "SASL_INHERIT", "sasl.jaas.config", login)))
        .isEmpty();
  }

  @Test
  void quotesNoPasswordOfALoginThatIsMalformed() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Faults faults = new Faults();
      Map<String, String> client =
          Map.of(
              "security.protocol", "SASL_PLAINTEXT", "sasl.jaas.config", "the-user the-password");
      KafkaSettings settings = settings("localhost:" + any.getLocalPort(), "http://r", client);
      new KafkaPreflight(settings).checkBroker(List.of("images"), faults);
      assertThat(faults.found())
          .singleElement()
          .asString()
          .contains("sasl.jaas.config is malformed")
          .doesNotContain("the-");
    }
  }

  private static Map<String, String> userInfo(String prefix, String user) {
    return Map.of(
        prefix + "basic.auth.credentials.source",
        "USER_INFO",
        prefix + "basic.auth.user.info",
        user);
  }

  @Test
  void tellsAnAddressThatIsNoRegistry() throws Exception {
    assertThat(registryFaults(404, Map.of()))
        .singleElement()
        .asString()
        .contains("HTTP 404", "/apis/ccompat/v7");
  }

  /** What is told of a registry that answers {@code status} unless {@code me:secret} asks. */
  private static List<String> registryFaults(int status, Map<String, String> client)
      throws Exception {
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/subjects",
        exchange -> {
          String who = exchange.getRequestHeaders().getFirst("Authorization");
          exchange.sendResponseHeaders("Basic bWU6c2VjcmV0".equals(who) ? 200 : status, -1);
          exchange.close();
        });
    registry.start();
    try {
      String url = "http://localhost:" + registry.getAddress().getPort() + "/";
      return new RegistryCheck(settings("unused:1", url, client).clientConfig()).faults();
    } finally {
      registry.stop(0);
    }
  }

  private static List<String> faults(String broker, String registry, Map<String, String> client) {
    Faults faults = new Faults();
    new KafkaPreflight(settings(broker, registry, client)).check(List.of("images"), faults);
    return faults.found();
  }

  private static KafkaSettings settings(String broker, String registry, Map<String, String> more) {
    return new KafkaSettings(broker, registry, new Topics(""), false, 1, more);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
