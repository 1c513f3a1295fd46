package io.fovea.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests against the API's own schema, and against what our applications serve. */
class KubernetesManifestsTest {
  private static final String BASE = "deploy/kubernetes/base";
  private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "Job");

  private interface Schema {
    void check(JsonElement document) throws IOException;
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "Deployment", V1Deployment::validateJsonElement,
          "StatefulSet", V1StatefulSet::validateJsonElement,
          "Job", V1Job::validateJsonElement,
          "Service", V1Service::validateJsonElement,
          "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

  @ParameterizedTest
  @MethodSource("resources")
  void areWhatTheApiTakes(JsonNode resource) {
    assertThatCode(() -> check(resource)).doesNotThrowAnyException();
  }

  @Test
  void areRefusedWithAFieldThatTheApiDoesNotKnow() {
    ObjectNode deployment = named("Deployment", "fovea-classifier").deepCopy();
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePolicy", "Always");
    assertThatThrownBy(() -> check(deployment)).hasMessageContaining("imagePolicy");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void selectTheirOwnPods(JsonNode workload) {
    JsonNode labels = workload.at("/spec/template/metadata/labels");
    assertThat(labels.path("app.kubernetes.io/name").asText())
        .isEqualTo(workload.at("/metadata/name").asText());
    if (!kind(workload).equals("Job")) {
      assertThat(workload.at("/spec/selector/matchLabels")).isEqualTo(labels);
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void areProbedWhereOurHealthIsServed(JsonNode workload) {
    if (kind(workload).equals("Job")) {
      return; // it ends
    }
    JsonNode container = container(workload);
    Map.of("startupProbe", "/health", "readinessProbe", "/ready", "livenessProbe", "/health")
        .forEach(
            (probe, path) -> {
              JsonNode get = container.path(probe).path("httpGet");
              assertThat(get.path("path").asText()).as(probe).isEqualTo(path);
              assertThat(get.path("port").asText()).as(probe).isEqualTo("health");
            });
    // What the image serves it at, and Prometheus is told.
    assertThat(port(container, "health")).isEqualTo(8090);
    assertThat(workload.at("/spec/template/metadata/annotations/prometheus.io~1port").asText())
        .isEqualTo("8090");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void runAsNobodyWithBoundsAndAReadOnlyRoot(JsonNode workload) {
    JsonNode pod = workload.at("/spec/template/spec");
    JsonNode container = container(workload);
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/resources/requests/memory").isMissingNode()).isFalse();
    assertThat(container.at("/resources/limits/memory").isMissingNode()).isFalse();
    assertThat(values(pod.path("volumes"), "name"))
        .containsAll(mountsWithoutClaims(workload, container));
  }

  /** Applications end within 25 s; killed before that, they would leave transactions open. */
  @ParameterizedTest
  @MethodSource("workloads")
  void areGivenTheTimeThatAnOrderlyEndTakes(JsonNode workload) {
    JsonNode seconds = workload.at("/spec/template/spec/terminationGracePeriodSeconds");
    assertThat(seconds.asInt(30)).isGreaterThanOrEqualTo(30);
  }

  @Test
  void leadServicesAndBudgetsToPodsThatAreThere() {
    resources()
        .filter(resource -> !WORKLOADS.contains(kind(resource)))
        .forEach(
            resource -> {
              JsonNode selector =
                  kind(resource).equals("Service")
                      ? resource.at("/spec/selector")
                      : resource.at("/spec/selector/matchLabels");
              JsonNode workload = workload(selector.path("app.kubernetes.io/name").asText());
              for (JsonNode port : resource.at("/spec/ports")) {
                assertThat(port(container(workload), port.path("targetPort").asText()))
                    .isPositive();
              }
            });
  }

  @Test
  void areAllInTheKustomization() throws IOException {
    JsonNode kustomization = YamlFile.one(BASE + "/kustomization.yaml");
    Set<String> files = new TreeSet<>();
    try (var there = Files.list(YamlFile.PROJECT.resolve(BASE))) {
      there.map(file -> file.getFileName().toString()).forEach(files::add);
    }
    files.remove("kustomization.yaml");
    assertThat(texts(kustomization.path("resources"))).hasSameElementsAs(files);
    assertThat(kustomization.at("/configMapGenerator/0/name").asText()).isEqualTo("fovea-settings");
    workloads()
        .forEach(
            workload ->
                assertThat(container(workload).at("/envFrom/0/configMapRef/name").asText())
                    .isEqualTo("fovea-settings"));
  }

  @Test
  void areScaledByTheLagOfTheClassifiersOwnGroup() {
    JsonNode scaled = YamlFile.one("deploy/kubernetes/overlays/keda/classifier-scaling.yaml");
    JsonNode classifier = workload(scaled.at("/spec/scaleTargetRef/name").asText());
    JsonNode trigger = scaled.at("/spec/triggers/0");
    assertThat(trigger.path("type").asText()).isEqualTo("kafka");
    assertThat(trigger.at("/metadata/consumerGroup").asText()).isEqualTo("fovea-classifier");
    assertThat(trigger.at("/metadata/topic").asText()).isEqualTo("images");
    int threads = Integer.parseInt(variable(classifier, "FOVEA_THREADS"));
    int partitions = Integer.parseInt(variable(workload("fovea-topics"), "FOVEA_PARTITIONS"));
    assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isEqualTo(partitions / threads);
  }

  private static void check(JsonNode resource) throws IOException {
    SCHEMAS.get(kind(resource)).check(JsonParser.parseString(resource.toString()));
  }

  static Stream<JsonNode> resources() {
    return YamlFile.under(BASE).stream()
        .filter(document -> !kind(document).equals("Kustomization"));
  }

  static Stream<JsonNode> workloads() {
    return resources().filter(resource -> WORKLOADS.contains(kind(resource)));
  }

  private static JsonNode workload(String name) {
    return workloads()
        .filter(found -> found.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode named(String kind, String name) {
    JsonNode found = workload(name);
    assertThat(kind(found)).isEqualTo(kind);
    return found;
  }

  private static String kind(JsonNode resource) {
    return resource.path("kind").asText();
  }

  private static JsonNode container(JsonNode workload) {
    return workload.at("/spec/template/spec/containers/0");
  }

  private static int port(JsonNode container, String name) {
    return stream(container.path("ports"))
        .filter(port -> port.path("name").asText().equals(name))
        .mapToInt(port -> port.path("containerPort").asInt())
        .findFirst()
        .orElse(-1);
  }

  private static String variable(JsonNode workload, String name) {
    return stream(container(workload).path("env"))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> mountsWithoutClaims(JsonNode workload, JsonNode container) {
    Set<String> mounts = values(container.path("volumeMounts"), "name");
    for (JsonNode claim : workload.at("/spec/volumeClaimTemplates")) {
      mounts.remove(claim.at("/metadata/name").asText());
    }
    return mounts;
  }

  private static Set<String> values(JsonNode list, String field) {
    Set<String> values = new TreeSet<>();
    list.forEach(element -> values.add(element.path(field).asText()));
    return values;
  }

  private static List<String> texts(JsonNode list) {
    return stream(list).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
