package io.fovea.web.live.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QualityBoardTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long[][] CONFUSION = {{9, 1}, {2, 8}};

  private final QualityBoard board = new QualityBoard();

  @Test
  void showsTheNewestReportSinceTheStart() {
    board.take("fake/1/all", Reports.of("1", new long[][] {{1, 0}, {0, 0}}));
    QualityReport report = Reports.of("1", CONFUSION);
    report.setEstimatedAccuracy(new Estimate(0.9, 0.8, 0.95));
    report.setDrift(new Drift(40L, 0.2, 0.01, 0.3, 0.02, true, 0.001));
    board.take("fake/1/all", report);

    JsonNode shown = shown().at("/models/0/windows/all");

    assertThat(shown().at("/models/0/name").asText()).isEqualTo("fake");
    assertThat(shown().at("/models/0/version").asText()).isEqualTo("1");
    assertThat(shown.at("/labelled").asLong()).isEqualTo(20);
    assertThat(shown.at("/accuracy/value").asDouble()).isEqualTo(0.85);
    assertThat(shown.at("/accuracy/low").asDouble()).isEqualTo(0.425);
    assertThat(shown.at("/macroF1/value").asDouble()).isEqualTo(0.84962);
    assertThat(shown.at("/macroF1/low").asDouble()).isBetween(0.5, 0.8);
    assertThat(shown.at("/estimatedAccuracy/high").asDouble()).isEqualTo(0.95);
    assertThat(shown.at("/drift/drifted").asBoolean()).isTrue();
    assertThat(shown.at("/classes/1/label").asText()).isEqualTo("c1");
    assertThat(shown.at("/classes/1/recall/value").asDouble()).isEqualTo(0.8);
    assertThat(shown.at("/classes/1/precision/low").isNull()).isTrue();
    assertThat(shown.at("/confusion").toString()).isEqualTo("[[0,0,9],[0,1,1],[1,0,2],[1,1,8]]");
  }

  @Test
  void tellsNoAccuracyWithoutLabels() {
    board.take("fake/1/all", Reports.of("1", new long[2][2]));

    assertThat(shown().at("/models/0/windows/all/accuracy").isNull()).isTrue();
    assertThat(shown().at("/models/0/windows/all/macroF1").isNull()).isTrue();
  }

  @Test
  void keepsTheLastMinutesInTheirOrder() {
    for (int minute = 200; minute > 0; minute--) {
      take(NOON.plusSeconds(60L * minute), 60);
    }

    JsonNode minutes = shown().at("/models/0/minutes");

    assertThat(minutes.size()).isEqualTo(120);
    assertThat(minutes.get(119).get("at").asLong())
        .isEqualTo(NOON.plusSeconds(200 * 60).toEpochMilli());
    assertThat(minutes.get(0).at("/accuracy/value").asDouble()).isEqualTo(0.85);
  }

  @Test
  void doesNotTakeAnOldWindowForTheNewestOne() {
    take(NOON.plusSeconds(3_600), 3_600);
    take(NOON, 3_600); // a label that came late

    assertThat(shown().at("/models/0/windows/1h/windowStart").asLong())
        .isEqualTo(NOON.plusSeconds(3_600).toEpochMilli());
  }

  @Test
  void showsTheWorstOfManyClasses() {
    long[][] confusion = new long[100][100];
    for (int i = 0; i < 100; i++) {
      confusion[i][i] = 1 + i;
      confusion[i][(i + 1) % 100]++;
    }
    board.take("fake/1/all", Reports.of("1", confusion));

    JsonNode shown = shown().at("/models/0/windows/all");

    assertThat(shown.at("/classes").size()).isEqualTo(30);
    assertThat(shown.at("/classes/0/label").asText()).isEqualTo("c0");
    assertThat(shown.at("/classesLeftOut").asInt()).isEqualTo(70);
    assertThat(shown.at("/confusion")).allMatch(cell -> cell.get(0).asInt() < 30);
  }

  @Test
  void forgetsModelsThatChangedLongestAgoAndWhatIsWithdrawn() {
    for (int version = 0; version < 20; version++) {
      board.take("fake/" + version + "/all", Reports.of("v" + version, CONFUSION));
    }
    board.take("fake/12/all", Reports.of("v12", CONFUSION));
    board.remove("fake/19/all");

    assertThat(shown().at("/newest").asText()).isEqualTo("fake/v12");
    assertThat(shown().at("/models").size()).isEqualTo(7);
    assertThat(shown().at("/models/0/id").asText()).isEqualTo("fake/v12");
  }

  @Test
  void tellsOnceThatSomethingChanged() {
    assertThat(board.takeChanged()).isFalse();
    take(NOON, 60);
    assertThat(board.takeChanged()).isTrue();
    assertThat(board.takeChanged()).isFalse();
  }

  private void take(Instant start, long seconds) {
    String key = "fake/1/" + seconds + "/" + start;
    board.take(key, Reports.in(start, seconds, Reports.of("1", CONFUSION)));
  }

  private JsonNode shown() {
    return new ObjectMapper().valueToTree(board.figures());
  }
}
