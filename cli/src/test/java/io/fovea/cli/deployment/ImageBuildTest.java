package io.fovea.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the files around the image say of each other. */
class ImageBuildTest {
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

  @Test
  void copiesEveryModule() throws IOException {
    String dockerfile = text("Dockerfile");
    List<String> context = text(".dockerignore").lines().toList();
    List<String> modules =
        MODULE.matcher(text("pom.xml")).results().map(found -> found.group(1)).toList();
    assertThat(modules).hasSizeGreaterThan(8);
    for (String module : modules) {
      assertThat(dockerfile).contains("COPY " + module + "/pom.xml " + module + "/\n");
      assertThat(context).contains("!" + module);
    }
  }

  @Test
  void isWhatEveryApplicationOfTheComposeFileRuns() {
    JsonNode services = YamlFile.one("docker-compose.yml").path("services");
    for (String name : List.of("topics", "classifier", "quality", "producer", "web")) {
      JsonNode service = services.path(name);
      assertThat(service.path("image").asText()).as(name).contains("fovea");
      assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
      assertThat(service.path("mem_limit").isMissingNode()).as(name).isFalse();
    }
  }

  @Test
  void runsOnTheBrokerThatTheIntegrationTestsAskFor() throws IOException {
    String version =
        text("pom.xml").replaceAll("(?s).*<kafka.version>(.+)</kafka.version>.*", "$1");
    assertThat(YamlFile.one("docker-compose.yml").at("/services/kafka/image").asText())
        .isEqualTo("apache/kafka:" + version);
    assertThat(text("pom.xml")).contains(">apache/kafka:${kafka.version}<");
  }

  @Test
  void opensPortsOnLoopbackAlone() {
    JsonNode services = YamlFile.one("docker-compose.yml").path("services");
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      for (JsonNode port : service.getValue().path("ports")) {
        assertThat(port.asText()).as(service.getKey()).startsWith("127.0.0.1:");
      }
    }
  }

  @Test
  void isScrapedWhereItServesMetrics() throws IOException {
    JsonNode services = YamlFile.one("docker-compose.yml").path("services");
    assertThat(text("Dockerfile")).contains("FOVEA_HTTP_PORT=8090");
    JsonNode jobs = YamlFile.one("monitoring/prometheus.yml").path("scrape_configs");
    assertThat(jobs).hasSize(3);
    for (JsonNode job : jobs) {
      JsonNode found = job.at("/dns_sd_configs/0");
      assertThat(services.has(found.at("/names/0").asText())).isTrue();
      assertThat(found.path("port").asInt()).isEqualTo(8090);
    }
  }

  private static String text(String path) throws IOException {
    return Files.readString(YamlFile.PROJECT.resolve(path));
  }
}
