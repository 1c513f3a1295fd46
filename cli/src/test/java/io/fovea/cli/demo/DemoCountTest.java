package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.Averages;
import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoCountTest {

  @Test
  void isJudgedWhenQualityHasCountedEveryLabel() {
    DemoCount count = count(100, 100, 0.9);

    assertThat(count.isJudged()).as("no report yet").isFalse();
    assertThat(count.and(quality(99, 0.9)).isJudged()).isFalse();
    assertThat(count.and(quality(100, 0.9)).isJudged()).isTrue();
    assertThat(count(100, 99, 0.9).and(quality(99, 0.9)).isJudged()).as("a label is due").isFalse();
  }

  @Test
  void isJudgedWithoutAReportWhereThereWereNoPredictions() {
    assertThat(count(0, 0, null).isJudgedAlike()).isTrue();
  }

  @Test
  void waitsForNoLabelOfAnImageThatCameByTheWebPage() {
    DemoCount count = count(101, 100, 0.9).and(quality(100, 0.9));

    assertThat(count.ofOwn(101).isJudged()).isFalse();
    assertThat(count.ofOwn(100).isJudged()).isTrue();
    assertThat(count.ofOwn(3_000).isJudged()).as("more are to come").isFalse();
  }

  @Test
  void failsTheDemoIfQualityComesToSomethingElse() {
    assertThat(new DemoSummary(count(100, 100, 0.9).and(quality(100, 0.9)), 1).isFlawless())
        .isTrue();
    assertThat(new DemoSummary(count(100, 100, 0.9).and(quality(100, 0.91)), 1).isFlawless())
        .isFalse();
  }

  @Test
  void saysWhatQualityCounted() {
    assertThat(quality(1_234, 0.987).orElseThrow().sentence())
        .isEqualTo("98.70 % of 1,234 labels right (90.00 to 99.00 %)");

    Drift drift = new Drift(1_000L, 0.0, 0.5, 0.0, 0.5, false, 0.001);
    assertThat(QualityCount.of(report(1, 1).setDrift(drift).build()).sentence())
        .endsWith("; no drift");
    drift.setDrifted(true);
    assertThat(QualityCount.of(report(1, 1).setDrift(drift).build()).sentence())
        .endsWith("; the images differ from those the model was made with");
  }

  private static DemoCount count(long predictions, long labelled, Double accuracy) {
    return new DemoCount(
        predictions, predictions, 0, 0, 0, labelled, accuracy, 0, Optional.empty());
  }

  private static Optional<QualityCount> quality(long labelled, double accuracy) {
    return Optional.of(QualityCount.of(report(labelled, accuracy).build()));
  }

  private static QualityReport.Builder report(long labelled, double accuracy) {
    Averages averages = new Averages(accuracy, accuracy, accuracy);
    return QualityReport.newBuilder()
        .setModelName("m")
        .setModelVersion("1")
        .setPredicted(labelled)
        .setLabelled(labelled)
        .setCoverage(1)
        .setAccuracy(new Estimate(accuracy, 0.9, 0.99))
        .setMacro(averages)
        .setMicro(averages)
        .setWeighted(averages)
        .setClasses(List.of())
        .setConfusion(List.of())
        .setCalibrationError(0);
  }
}
