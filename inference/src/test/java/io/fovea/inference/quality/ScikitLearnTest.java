package io.fovea.inference.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Figures by scikit-learn 1.2, {@code classification_report} with zero_division=0 and {@code
 * confusion_matrix}: {@code src/test/python/scoreboard_fixture.py}.
 */
class ScikitLearnTest {
  /** Sums in another order differ in the last bit. */
  private static final double LAST_BITS = 1e-15;

  private static JsonNode fixture;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream json = ScikitLearnTest.class.getResourceAsStream("scikit-learn.json")) {
      fixture = new ObjectMapper().readTree(json);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dominated", "digits", "nothingRight", "oneClass"})
  void figuresAreTheSame(String name) {
    QualityFigures figures = figures(name);
    JsonNode report = fixture.get(name).get("report");
    assertThat(figures.classes()).extracting(ClassQuality::label).isEqualTo(labels(name));
    for (ClassQuality c : figures.classes()) {
      JsonNode expected = report.get(c.label());
      assertClose(new Averages(c.precision(), c.recall(), c.f1()), expected);
      assertThat(c.support()).isEqualTo(expected.get("support").asLong());
    }
    assertClose(figures.macro(), report.get("macro avg"));
    assertClose(figures.weighted(), report.get("weighted avg"));
    double accuracy = report.get("accuracy").asDouble();
    assertThat(figures.accuracy().value()).isEqualTo(accuracy);
    assertThat(figures.micro()).isEqualTo(new Averages(accuracy, accuracy, accuracy));
    assertThat(figures.labelled()).isEqualTo(report.at("/macro avg/support").asLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dominated", "digits", "nothingRight", "oneClass"})
  void confusionIsTheSame(String name) {
    List<ConfusionCell> expected = new ArrayList<>();
    List<String> labels = labels(name);
    for (int actual = 0; actual < labels.size(); actual++) {
      for (int predicted = 0; predicted < labels.size(); predicted++) {
        long count = fixture.get(name).get("confusion").get(actual).get(predicted).asLong();
        if (count > 0) {
          expected.add(new ConfusionCell(labels.get(actual), labels.get(predicted), count));
        }
      }
    }
    assertThat(figures(name).confusion()).containsExactlyElementsOf(expected);
  }

  private static QualityFigures figures(String name) {
    Scoreboard scoreboard = new Scoreboard(labels(name));
    for (JsonNode row : fixture.get(name).get("rows")) {
      scoreboard.add(row.get(0).asText(), row.get(1).asText(), (float) row.get(2).asDouble());
    }
    return scoreboard.figures();
  }

  private static List<String> labels(String name) {
    List<String> labels = new ArrayList<>();
    fixture.get(name).get("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private static void assertClose(Averages actual, JsonNode expected) {
    assertThat(actual.precision())
        .isCloseTo(expected.get("precision").asDouble(), within(LAST_BITS));
    assertThat(actual.recall()).isCloseTo(expected.get("recall").asDouble(), within(LAST_BITS));
    assertThat(actual.f1()).isCloseTo(expected.get("f1-score").asDouble(), within(LAST_BITS));
  }
}
