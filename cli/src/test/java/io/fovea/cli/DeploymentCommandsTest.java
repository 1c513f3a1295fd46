package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.cli.deployment.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What containers are started with, against the commands and the settings that there are. */
class DeploymentCommandsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\bFOVEA_[A-Z_]+");

  @Test
  void existAndTakeTheirOptionsInTheComposeFile() {
    int checked = 0;
    JsonNode services = YamlFile.one("docker-compose.yml").path("services");
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      if (service.getValue().path("image").asText().contains("fovea")
          && service.getValue().has("command")) {
        check(words(service.getValue().path("command")));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(5);
  }

  @Test
  void existAndTakeTheirOptionsInKubernetes() {
    List<JsonNode> containers = new ArrayList<>();
    YamlFile.under("deploy/kubernetes/base")
        .forEach(
            resource -> resource.at("/spec/template/spec/containers").forEach(containers::add));
    assertThat(containers).hasSize(4);
    containers.forEach(container -> check(words(container.path("args"))));
  }

  /** A variable of the launchers is no setting. */
  @Test
  void areGivenNoVariableThatMeansNothing() throws IOException {
    Set<String> known = new TreeSet<>(Commands.variables());
    known.addAll(Set.of("FOVEA_JAVA_OPTS", "FOVEA_IMAGE"));
    for (String file :
        List.of(
            "Dockerfile",
            "docker-compose.yml",
            "deploy/image/fovea",
            "deploy/image/healthy",
            "deploy/kubernetes/base/kustomization.yaml",
            "deploy/kubernetes/base/topics.yaml",
            "deploy/kubernetes/base/classifier.yaml",
            "deploy/kubernetes/base/quality.yaml")) {
      String text = Files.readString(YamlFile.PROJECT.resolve(file));
      VARIABLE
          .matcher(text)
          .results()
          .forEach(found -> assertThat(known).as(file).contains(found.group()));
    }
  }

  private static void check(List<String> words) {
    Command command =
        Commands.ALL.stream()
            .filter(found -> found.name().equals(words.get(0)))
            .findFirst()
            .orElseThrow();
    words.stream()
        .filter(word -> word.startsWith("--"))
        .map(word -> word.substring(2).replaceFirst("=.*", ""))
        .forEach(key -> assertThat(command.schema().find(key)).as(key).isPresent());
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
