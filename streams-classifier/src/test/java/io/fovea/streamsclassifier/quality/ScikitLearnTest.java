package io.fovea.streamsclassifier.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.schema.Averages;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.QualityReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Late, repeated, corrected and withdrawn labels, and then the figures that scikit-learn 1.2 gives
 * for the pairs that hold in the end: {@code src/test/python/quality_fixture.py}.
 */
class ScikitLearnTest {
  /** Sums in another order differ in the last bit. */
  private static final double LAST_BITS = 1e-15;

  private static JsonNode fixture;
  private static QualityReport report;

  @BeforeAll
  static void judge() throws IOException {
    try (InputStream json = ScikitLearnTest.class.getResourceAsStream("scikit-learn.json");
        QualityBench bench = new QualityBench()) {
      fixture = new ObjectMapper().readTree(json);
      fixture.get("events").forEach(event -> send(event, bench));
      report = bench.newest().get("digits/1/all");
    }
  }

  private static void send(JsonNode event, QualityBench bench) {
    String image = event.get(1).asText();
    switch (event.get(0).asText()) {
      case "p" -> bench.predict(image, "1", event.get(2).asText(), (float) event.get(3).asDouble());
      case "l" -> bench.label(image, event.get(2).asText());
      default -> bench.withdraw(image);
    }
  }

  @Test
  void figuresAreTheSame() {
    JsonNode expected = fixture.get("report");
    assertThat(report.getPredicted()).isEqualTo(fixture.get("predicted").asLong());
    assertThat(report.getLabelled()).isEqualTo(expected.at("/macro avg/support").asLong());
    assertThat(report.getAccuracy().getValue()).isEqualTo(expected.get("accuracy").asDouble());
    assertClose(report.getMacro(), expected.get("macro avg"));
    assertClose(report.getWeighted(), expected.get("weighted avg"));
    assertThat(report.getClasses()).extracting(ClassQuality::getLabel).isEqualTo(labels());
    for (ClassQuality c : report.getClasses()) {
      assertThat(c.getSupport()).isEqualTo(expected.get(c.getLabel()).get("support").asLong());
      assertClose(
          new Averages(c.getPrecision(), c.getRecall(), c.getF1()), expected.get(c.getLabel()));
    }
  }

  @Test
  void confusionIsTheSame() {
    List<ConfusionCell> expected = new ArrayList<>();
    List<String> labels = labels();
    for (int actual = 0; actual < labels.size(); actual++) {
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        long count = fixture.get("confusion").get(actual).get(predicted).asLong();
        if (count > 0) {
          expected.add(new ConfusionCell(labels.get(actual), labels.get(predicted), count));
        }
      }
    }
    assertThat(report.getConfusion()).isEqualTo(expected);
  }

  private static List<String> labels() {
    List<String> labels = new ArrayList<>();
    fixture.get("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private static void assertClose(Averages ours, JsonNode theirs) {
    assertThat(ours.getPrecision())
        .isCloseTo(theirs.get("precision").asDouble(), within(LAST_BITS));
    assertThat(ours.getRecall()).isCloseTo(theirs.get("recall").asDouble(), within(LAST_BITS));
    assertThat(ours.getF1()).isCloseTo(theirs.get("f1-score").asDouble(), within(LAST_BITS));
  }
}
