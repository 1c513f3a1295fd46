package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistryProcessIT {

  private static RegistryProcess registry;

  @BeforeAll
  static void start() {
    registry = RegistryProcess.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void refusesAnIncompatibleSchemaAsConfluentsDoesByDefault() throws Exception {
    assertThat(register("int").statusCode()).isEqualTo(200);
    assertThat(register("long").statusCode()).isEqualTo(200);
    assertThat(register("string").statusCode()).isEqualTo(409);
  }

  @Test
  void isDeafToCtrlC() throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", Long.toString(registry.pid())).start();
    assertThat(kill.waitFor()).isZero();
    ProcessHandle handle = ProcessHandle.of(registry.pid()).orElseThrow();
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> handle.onExit().get(2, TimeUnit.SECONDS));
  }

  @Test
  void startsAgainOnThePortItIsGiven() {
    URI url;
    try (RegistryProcess first = RegistryProcess.start()) {
      url = first.url();
    }
    LocalStackSettings same = LocalStackSettings.DEFAULT.onRegistryPort(url.getPort());
    try (RegistryProcess again = RegistryProcess.start(same)) {
      assertThat(again.url()).isEqualTo(url);
    }
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      LocalStackSettings same = LocalStackSettings.DEFAULT.onRegistryPort(taken.getLocalPort());
      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> RegistryProcess.start(same))
          .withMessageContaining("Port " + taken.getLocalPort())
          .withMessageContaining("choose another port for the schema registry");
    }
  }

  @Test
  void stopsWhatIsNotReadyInTime() {
    LocalStackSettings hasty = LocalStackSettings.DEFAULT.startingWithin(Duration.ofMillis(50));
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> RegistryProcess.start(hasty))
        .withMessageContaining("not ready in time");
    assertThat(ProcessHandle.current().children())
        .extracting(ProcessHandle::pid)
        .containsExactly(registry.pid());
  }

  private static HttpResponse<String> register(String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/words-value/versions"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString("{\"schema\": \"\\\"" + type + "\\\"\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
