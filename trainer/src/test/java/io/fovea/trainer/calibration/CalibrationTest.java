package io.fovea.trainer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.inference.Temperature;
import io.fovea.inference.quality.ReliabilityBin;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures by NumPy and SciPy: {@code src/test/python/calibration_fixture.py}. */
class CalibrationTest {
  private static final double EXACT = 1e-9;

  /** Libraries differ in the last bit of a power, so a calibrated float may differ in its own. */
  private static final double ONE_FLOAT = 1e-6;

  private static JsonNode fixture;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream json = CalibrationTest.class.getResourceAsStream("calibration.json")) {
      fixture = new ObjectMapper().readTree(json);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough", "flushedToZero"})
  void temperatureIsTheLikeliest(String name) {
    JsonNode expected = fixture.get(name);
    Temperature temperature = TemperatureScaling.fit(probabilities(name), actual(name));
    assertThat(temperature.value())
        .isCloseTo(expected.get("temperature").asDouble(), within(EXACT * 20));
    float[][] calibrated =
        Calibration.fit(probabilities(name), actual(name)).applied(probabilities(name));
    assertThat(TemperatureScaling.logLoss(probabilities(name), actual(name)))
        .isCloseTo(expected.get("logLoss").asDouble(), within(EXACT));
    assertThat(TemperatureScaling.logLoss(calibrated, actual(name)))
        .isCloseTo(expected.get("logLossCalibrated").asDouble(), within(ONE_FLOAT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough", "flushedToZero"})
  void reliabilityIsGuosBeforeAndAfter(String name) {
    assertReliability(probabilities(name), name, "before", EXACT);
    Calibration calibration = Calibration.fit(probabilities(name), actual(name));
    assertReliability(calibration.applied(probabilities(name)), name, "after", ONE_FLOAT);
  }

  private static void assertReliability(
      float[][] probabilities, String name, String when, double tolerance) {
    JsonNode expected = fixture.get(name).get(when);
    ReliabilityDiagram diagram = ReliabilityDiagram.of(Answers.of(probabilities, actual(name)));
    assertThat(diagram.calibrationError())
        .isCloseTo(expected.get("calibrationError").asDouble(), within(tolerance));
    assertThat(diagram.bins()).hasSize(15);
    for (int i = 0; i < 15; i++) {
      ReliabilityBin bin = diagram.bins().get(i);
      JsonNode wanted = expected.get("bins").get(i);
      assertThat(bin.images()).isEqualTo(wanted.get("images").asLong());
      assertThat(bin.confidence())
          .isCloseTo(wanted.get("confidence").asDouble(), within(tolerance));
      assertThat(bin.accuracy()).isCloseTo(wanted.get("accuracy").asDouble(), within(EXACT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough"})
  void areaIsTheMeanRisk(String name) {
    RiskCoverage curve = RiskCoverage.of(Answers.of(probabilities(name), actual(name)));
    assertThat(curve.area()).isCloseTo(fixture.get(name).get("area").asDouble(), within(EXACT));
  }

  @Test
  void equallySureImagesCountInAnyOrder() {
    JsonNode tied = fixture.get("tied");
    RiskCoverage curve = RiskCoverage.of(tied(tied));
    assertThat(curve.area()).isCloseTo(tied.get("area").asDouble(), within(EXACT));
    assertThat(curve.points())
        .containsExactly(
            new RiskCoverage.Point(1, 3, 1, 0.5, 1 / 3.0),
            new RiskCoverage.Point(0.75f, 4, 1, 4 / 6.0, 0.25),
            new RiskCoverage.Point(0.5f, 6, 2, 1, 2 / 6.0));
    assertThat(curve.at(0.6)).isEqualTo(curve.points().get(1));
    assertThat(curve.at(0.75)).isEqualTo(curve.points().get(1));
    assertThat(curve.at(1).sure()).isEqualTo(3);
  }

  private static Answers tied(JsonNode tied) {
    float[] confidence = floats(tied.get("confidence"));
    boolean[] right = new boolean[confidence.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = tied.get("wrong").get(i).asInt() == 0;
    }
    return new Answers(new int[right.length], confidence, right);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough", "flushedToZero"})
  void thresholdIsTheSmallestThatHalvesTheRisk(String name) {
    Calibration calibration = Calibration.fit(probabilities(name), actual(name));
    assertThat(calibration.suggestedThreshold().getAsDouble())
        .isCloseTo(fixture.get(name).get("threshold").asDouble(), within(ONE_FLOAT));
    Answers calibrated = Answers.of(calibration.applied(probabilities(name)), actual(name));
    RiskCoverage curve = RiskCoverage.of(calibrated);
    RiskCoverage.Point chosen = curve.at(calibration.suggestedThreshold().getAsDouble());
    assertThat(chosen.risk()).isLessThan(curve.at(0).risk() / 2);
    assertThat(chosen.coverage()).isBetween(0.3, 0.95);
  }

  @Test
  void temperatureStaysWithinItsBounds() {
    float[][] hardlyMoved = {{0.501f, 0.499f}, {0.501f, 0.499f}, {0.501f, 0.499f}};
    assertThat(TemperatureScaling.fit(hardlyMoved, new int[] {0, 0, 1}).value())
        .isCloseTo(TemperatureScaling.LOWEST, within(1e-9));
    float[][] certainAndWrong = {{1, 0}, {1, 0}, {1, 0}};
    assertThat(TemperatureScaling.fit(certainAndWrong, new int[] {1, 1, 0}).value())
        .isCloseTo(TemperatureScaling.HIGHEST, within(1e-6));
  }

  @Test
  void imagesThatAreAllRightSayNothing() {
    float[][] right = {{0.9f, 0.1f}, {0.2f, 0.8f}};
    assertThat(Calibration.fit(right, new int[] {0, 1})).isEqualTo(Calibration.NONE);
    assertThat(Calibration.fit(new float[0][], new int[0])).isEqualTo(Calibration.NONE);
  }

  @Test
  void fewImagesSuggestNoThreshold() {
    float[][] few = {{0.9f, 0.1f}, {0.8f, 0.2f}, {0.6f, 0.4f}};
    RiskCoverage curve = RiskCoverage.of(Answers.of(few, new int[] {0, 0, 1}));
    assertThat(curve.at(0.7).wrong()).isZero();
    assertThat(SuggestedThreshold.of(curve)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void ofEqualProbabilitiesTheLowerIndexIsTaken() {
    Answers answers = Answers.of(new float[][] {{0.2f, 0.4f, 0.4f}}, new int[] {2});
    assertThat(answers.predicted()).containsExactly(1);
    assertThat(answers.right()).containsExactly(false);
  }

  private static float[][] probabilities(String name) {
    JsonNode rows = fixture.get(name).get("probabilities");
    float[][] probabilities = new float[rows.size()][];
    for (int i = 0; i < rows.size(); i++) {
      probabilities[i] = floats(rows.get(i));
    }
    return probabilities;
  }

  private static float[] floats(JsonNode row) {
    float[] floats = new float[row.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) row.get(i).asDouble();
    }
    return floats;
  }

  private static int[] actual(String name) {
    return List.of(
            new ObjectMapper().convertValue(fixture.get(name).get("actual"), Integer[].class))
        .stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
