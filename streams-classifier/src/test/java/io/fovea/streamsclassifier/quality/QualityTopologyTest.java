package io.fovea.streamsclassifier.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.quality.totals.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QualityTopologyTest {
  private static final String ALL = "digits/1/all";

  private final QualityBench bench = new QualityBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void judgesAPredictionWhenItsLabelComes() {
    bench.predict("a", "7");
    assertThat(bench.newest().get(ALL).getLabelled()).isZero();

    bench.label("a", "7");
    QualityReport report = bench.newest().get(ALL);

    assertThat(report.getPredicted()).isEqualTo(1);
    assertThat(report.getLabelled()).isEqualTo(1);
    assertThat(report.getCoverage()).isEqualTo(1);
    assertThat(report.getAccuracy().getValue()).isEqualTo(1);
    assertThat(report.getConfusion()).containsExactly(new ConfusionCell("7", "7", 1L));
    assertThat(report.getEstimatedAccuracy().getValue()).isEqualTo(0.875);
  }

  @Test
  void holdsALabelUntilItsPredictionComes() {
    bench.predict("other", "1");
    bench.label("a", "7");
    assertThat(bench.newest().get(ALL).getOrphans()).isEqualTo(1);

    bench.predict("a", "1");
    QualityReport report = bench.newest().get(ALL);

    assertThat(report.getOrphans()).isZero();
    assertThat(report.getConfusion()).containsExactly(new ConfusionCell("7", "1", 1L));
  }

  @Test
  void countsWhatIsSaidOfAWaitingLabelToo() {
    bench.label("a", "1");
    bench.label("a", "1");
    bench.label("a", "7");
    bench.predict("a", "7");
    QualityReport report = bench.newest().get(ALL);

    assertThat(report.getConfusion()).containsExactly(new ConfusionCell("7", "7", 1L));
    assertThat(report.getDuplicates()).isEqualTo(1);
    assertThat(report.getCorrected()).isEqualTo(1);
  }

  @Test
  void takesBackWhatACorrectionReplaces() {
    bench.predict("a", "7");
    bench.label("a", "1");
    bench.label("a", "7");
    QualityReport report = bench.newest().get(ALL);

    assertThat(report.getConfusion()).containsExactly(new ConfusionCell("7", "7", 1L));
    assertThat(report.getCorrected()).isEqualTo(1);
  }

  @Test
  void countsWhatComesTwiceOnce() {
    bench.predict("a", "7");
    bench.predict("a", "7");
    bench.label("a", "7");
    bench.label("a", "7");
    QualityReport report = bench.newest().get(ALL);

    assertThat(report.getPredicted()).isEqualTo(1);
    assertThat(report.getLabelled()).isEqualTo(1);
    assertThat(report.getDuplicates()).isEqualTo(2);
  }

  @Test
  void takesBackALabelThatIsWithdrawn() {
    bench.predict("a", "7");
    bench.label("a", "7");
    bench.withdraw("a");
    QualityReport withdrawn = bench.newest().get(ALL);
    bench.label("a", "1");
    QualityReport givenAgain = bench.newest().get(ALL);

    assertThat(withdrawn.getLabelled()).isZero();
    assertThat(withdrawn.getConfusion()).isEmpty();
    assertThat(givenAgain.getConfusion()).containsExactly(new ConfusionCell("1", "7", 1L));
  }

  @Test
  void changesTheWindowOfThePredictionHoweverLateTheLabelIs() {
    bench.predict("a", "7");
    bench.newest();
    bench.pass(Duration.ofHours(2));
    bench.predict("b", "7");
    bench.newest();

    bench.label("a", "7");
    Map<String, QualityReport> changed = bench.newest();

    assertThat(changed.keySet())
        .containsExactlyInAnyOrder(
            ALL,
            "digits/1/1m/2026-03-01T12:00:00Z",
            "digits/1/1h/2026-03-01T12:00:00Z",
            "digits/1/1d/2026-03-01T00:00:00Z");
    QualityReport minute = changed.get("digits/1/1m/2026-03-01T12:00:00Z");
    assertThat(minute.getLabelled()).isEqualTo(1);
    assertThat(minute.getPredicted()).isEqualTo(1);
    assertThat(minute.getWindowEnd()).isEqualTo("2026-03-01T12:01:00Z");
    assertThat(changed.get(ALL).getPredicted()).isEqualTo(2);
  }

  @Test
  void countsALabelPastTheTimeToLiveAsExpiredAndNothingElse() {
    bench.predict("a", "7");
    QualityReport before = bench.newest().get(ALL);
    bench.pass(QualityBench.TIME_TO_LIVE);

    bench.label("a", "1");
    Map<String, QualityReport> changed = bench.newest();

    assertThat(changed).containsOnlyKeys(ALL);
    assertThat(changed.get(ALL).getExpired()).isEqualTo(1);
    assertThat(changed.get(ALL).getLabelled()).isEqualTo(before.getLabelled()).isZero();
  }

  @Test
  void countsALabelWhosePredictionNeverComesAsExpired() {
    bench.predict("other", "1");
    bench.label("a", "7");
    bench.pass(QualityBench.TIME_TO_LIVE.plusSeconds(1));
    QualityReport report = bench.newest().get(ALL);

    assertThat(report.getOrphans()).isZero();
    assertThat(report.getExpired()).isEqualTo(1);
  }

  @Test
  void tellsModelVersionsApartAndNamesClassesThatOneDoesNotKnow() {
    bench.predict("a", "1", "7", 0.9f);
    bench.predict("a", "2", "seven", 0.9f);
    bench.label("a", "seven");
    Map<String, QualityReport> newest = bench.newest();

    assertThat(newest.get(ALL).getAccuracy().getValue()).isZero();
    assertThat(newest.get(ALL).getConfusion()).containsExactly(new ConfusionCell("seven", "7", 1L));
    assertThat(newest.get("digits/2/all").getAccuracy().getValue()).isEqualTo(1);
  }

  @Test
  void bringsPredictionsWithAnotherKeyToTheirImage() {
    bench.predictAs("camera-1".getBytes(UTF_8), "a", "1", "7", 0.9f);
    bench.predictAs(null, "b", "1", "7", 0.9f);
    bench.label("a", "7");
    bench.label("b", "1");

    assertThat(bench.newest().get(ALL).getLabelled()).isEqualTo(2);
  }

  @Test
  void publishesAReportOnceASecondAtMostAndOnlyWhenItChanged() {
    for (int i = 0; i < 50; i++) {
      bench.predict("image-" + i, "7");
    }

    assertThat(bench.published()).extracting(report -> report.key).doesNotHaveDuplicates();
    assertThat(bench.published()).isEmpty();
    bench.label("image-0", "1");
    bench.label("image-0", "7");
    bench.withdraw("image-0");
    assertThat(bench.newest().get(ALL).getCorrected()).isEqualTo(1);
    assertThat(bench.published()).isEmpty();
  }

  @Test
  void tellsDriftWithoutLabelsAndOnlyOfModelsThatItKnows() {
    ReferenceDistribution reference =
        new ReferenceDistribution(1_000, Map.of("1", 500L, "7", 500L), sure(1_000));
    ModelVersion known = new ModelVersion(QualityBench.MODEL, "1");
    try (QualityBench watched = new QualityBench(Map.of(known, reference), 100)) {
      for (int i = 0; i < 200; i++) {
        watched.predict("even-" + i, "1", i % 2 == 0 ? "1" : "7", 0.99f);
        watched.predict("even-" + i, "2", "7", 0.99f);
      }
      Map<String, QualityReport> even = watched.newest();
      assertThat(even.get(ALL).getDrift().getDrifted()).isFalse();
      assertThat(even.get("digits/2/all").getDrift()).isNull();

      watched.pass(Duration.ofMinutes(1));
      for (int i = 0; i < 200; i++) {
        watched.predict("odd-" + i, "1", "7", 0.99f);
      }
      Map<String, QualityReport> odd = watched.newest();
      assertThat(odd.get("digits/1/1m/2026-03-01T12:01:00Z").getDrift().getDrifted()).isTrue();
      assertThat(odd.get(ALL).getDrift().getImages()).isEqualTo(400);
    }
  }

  /** In the last of the bins. */
  private static List<Long> sure(long images) {
    List<Long> bins = new ArrayList<>(Collections.nCopies(19, 0L));
    bins.add(images);
    return bins;
  }

  @Test
  void countsLabelsBeyondTheBoundAsOther() {
    try (QualityBench small = new QualityBench(Map.of(), 2)) {
      small.predict("a", "7");
      small.predict("b", "1");
      small.label("a", "typo 1");
      small.label("b", "typo 2");

      assertThat(small.newest().get(ALL).getConfusion())
          .containsExactly(
              new ConfusionCell("(other)", "1", 1L), new ConfusionCell("(other)", "7", 1L));
    }
  }

  @Test
  void sendsWhatItCannotReadToTheDeadLettersAndGoesOn() {
    byte[] cut = Arrays.copyOf(bench.prediction("a", "1", "7", 0.5f), 12);
    byte[] nan = bench.prediction("a", "1", "7", Float.NaN);
    byte[] nameless = bench.feedback("a", "");
    bench.pipeToPredictions("a".getBytes(UTF_8), cut);
    bench.pipeToPredictions("a".getBytes(UTF_8), nan);
    bench.pipeToLabels("a".getBytes(UTF_8), nameless);
    bench.pipeToLabels("a".getBytes(UTF_8), bench.feedback("a", "x".repeat(200)));
    bench.pipeToLabels("a".getBytes(UTF_8), "{}".getBytes(UTF_8));
    bench.pipeToLabels(null, null);
    bench.pipeToPredictions("a".getBytes(UTF_8), null);
    bench.predict("a", "7");

    List<TestRecord<byte[], byte[]>> letters = bench.deadLetters.readRecordsToList();
    assertThat(letters)
        .extracting(
            letter ->
                new String(letter.headers().lastHeader(DeadLetterHeaders.REASON).value(), UTF_8))
        .containsExactly(
            "MALFORMED_AVRO",
            "BAD_CONFIDENCE",
            "EMPTY_FIELD",
            "FIELD_TOO_LONG",
            "NOT_WIRE_FORMAT",
            "EMPTY_FIELD");
    assertThat(letters.get(0).value()).isEqualTo(cut);
    assertThat(letters.get(2).value()).isEqualTo(nameless);
    assertThat(bench.listener.rejections).hasSize(6);
    assertThat(bench.listener.skipped).isEqualTo(1);
    assertThat(bench.newest().get(ALL).getPredicted()).isEqualTo(1);
  }

  @Test
  void tellsAtItsEndWhatItDoesNotKeepUpToDateAnyMore() {
    bench.predict("early", "7");
    bench.pass(Duration.ofMinutes(2));
    bench.predict("late", "7");
    bench.newest();
    bench.label("early", "7");
    bench.newest();
    assertThat(bench.listener.left).isEmpty();

    bench.close();

    assertThat(bench.listener.left)
        .extracting(TotalsKey::toString)
        .hasSize(4)
        .contains("digits/1/ALL/0")
        .anyMatch(key -> key.startsWith("digits/1/HOUR/"))
        .anyMatch(key -> key.startsWith("digits/1/DAY/"));
    assertThat(bench.listener.left)
        .contains(
            new TotalsKey(
                new ModelVersion("digits", "1"),
                WindowKind.MINUTE.at(Instant.parse("2026-03-01T12:02:00Z").toEpochMilli())));
  }
}
