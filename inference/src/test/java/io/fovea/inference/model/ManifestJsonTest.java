package io.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {

  /** As the first release wrote it. */
  private static final String FIRST =
      """
      {
        "formatVersion" : 1,
        "name" : "tiny",
        "version" : "1",
        "labels" : [ "a", "b" ],
        "input" : { "channels" : 1, "height" : 3, "width" : 3, "layout" : "NCHW" },
        "preprocessing" : { "channels" : 1, "height" : 3, "width" : 3, "resize" : "STRETCH",
          "scale" : 0.00392156862745098, "mean" : [ 0.0 ], "std" : [ 1.0 ] },
        "temperature" : 1.0,
        "provenance" : { "dataset" : "digits", "datasetChecksum" : "sha256:0", "seed" : 42,
          "testMetrics" : { "accuracy" : 0.9 } },
        "software" : { "fovea" : "0.1.0" },
        "createdAt" : "2026-01-02T03:04:05Z",
        "checksums" : { }
      }
      """;

  @Test
  void readsFilesThatAreOlderThanAField() {
    ModelManifest first = read(FIRST);
    assertThat(first.suggestedThreshold()).isEmpty();
    assertThat(first.provenance().training()).isEmpty();
    assertThat(first.provenance().testMetrics()).containsEntry("accuracy", 0.9);
  }

  @Test
  void passesOverFieldsThatANewerOneAdded() {
    ModelManifest newer = read(FIRST.replace("\"seed\"", "\"mood\" : [ 1 ], \"seed\""));
    assertThat(newer).isEqualTo(read(FIRST));
  }

  @Test
  void givesBackTheThresholdToTheLastDigit() {
    ModelManifest manifest = read(FIRST).withCalibration(1.25, OptionalDouble.of(0.83141595));
    byte[] json = ManifestJson.write(manifest);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains("\"suggestedThreshold\" : 0.83141595");
    assertThat(ManifestJson.read(json, ModelManifest.class)).isEqualTo(manifest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0, 1.1, Double.NaN})
  void refusesAThresholdThatIsNoConfidence(double threshold) {
    ModelManifest manifest = read(FIRST);
    OptionalDouble wrong = OptionalDouble.of(threshold);
    assertThatThrownBy(() -> manifest.withCalibration(1, wrong))
        .hasMessageContaining("suggestedThreshold must be");
  }

  @Test
  void namesTheFieldThatIsMissing() throws IOException {
    for (String field : fields("")) {
      assertThatThrownBy(() -> read(without("", field))).hasMessageContaining(field);
    }
    for (String record : List.of("/input", "/preprocessing", "/provenance")) {
      for (String field : fields(record)) {
        assertThatThrownBy(() -> read(without(record, field))).hasMessageContaining(field);
      }
    }
  }

  private static List<String> fields(String record) throws IOException {
    List<String> fields = new ArrayList<>();
    tree().at(record).fieldNames().forEachRemaining(fields::add);
    assertThat(fields).isNotEmpty();
    return fields;
  }

  private static String without(String record, String field) throws IOException {
    ObjectNode tree = tree();
    ((ObjectNode) tree.at(record)).remove(field);
    return tree.toString();
  }

  private static ObjectNode tree() throws IOException {
    return (ObjectNode) ManifestJson.tree(FIRST.getBytes(StandardCharsets.UTF_8));
  }

  private static ModelManifest read(String json) {
    return ManifestJson.read(json.getBytes(StandardCharsets.UTF_8), ModelManifest.class);
  }
}
