package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void countsWhatHasNoEndYetAsLost() {
    tally.add(prediction("a", 0, 0, "1"));
    tally.addDeadLetter();

    DemoCount count = tally.count(5);

    assertThat(count.predictions()).isEqualTo(1);
    assertThat(count.deadLetters()).isEqualTo(1);
    assertThat(count.lost()).isEqualTo(3);
    assertThat(count.isComplete()).isFalse();
  }

  @Test
  void tellsARepeatedPredictionFromANewOne() {
    tally.add(prediction("a", 0, 7, "1"));
    tally.add(prediction("a", 1, 7, "1"));
    tally.add(prediction("a", 0, 7, "1"));

    DemoCount count = tally.count(2);

    assertThat(count.predictions()).isEqualTo(3);
    assertThat(count.duplicated()).isEqualTo(1);
    assertThat(count.lost()).isZero();
  }

  @Test
  void aDuplicateDoesNotMakeUpForALostOne() {
    tally.add(prediction("a", 0, 0, "1"));
    tally.add(prediction("a", 0, 0, "1"));

    DemoSummary summary = new DemoSummary(tally.count(2), 1);

    assertThat(summary.count().lost()).isEqualTo(1);
    assertThat(summary.isFlawless()).isFalse();
  }

  @Test
  void judgesWhicheverOfLabelAndPredictionComesFirst() {
    tally.add(label("a", "1"));
    tally.add(prediction("a", 0, 0, "1"));
    tally.add(prediction("b", 0, 1, "2"));
    tally.add(label("b", "3"));
    tally.add(prediction("c", 0, 2, "3"));

    assertThat(tally.count(3).accuracy()).isEqualTo(0.5);
  }

  @Test
  void knowsNoAccuracyWithoutLabels() {
    tally.add(prediction("a", 0, 0, "1"));

    assertThat(tally.count(1).accuracy()).isNull();
    assertThat(new DemoSummary(tally.count(1), 2).json())
        .isEqualTo(
            "{\"images\":1,\"predictions\":1,\"dead_letters\":0,\"lost\":0,\"duplicated\":0,"
                + "\"accuracy\":null,\"images_per_second\":0.5}");
  }

  private static Prediction prediction(String id, int partition, long offset, String label) {
    return Prediction.newBuilder()
        .setImageId(id)
        .setModelName("m")
        .setModelVersion("1")
        .setModelSha256("")
        .setLabel(label)
        .setLabelIndex(0)
        .setConfidence(1)
        .setUnsure(false)
        .setTopK(List.of())
        .setCapturedAt(Instant.EPOCH)
        .setClassifiedAt(Instant.EPOCH)
        .setBatchSize(1)
        .setSourcePartition(partition)
        .setSourceOffset(offset)
        .build();
  }

  private static LabelFeedback label(String id, String label) {
    return LabelFeedback.newBuilder()
        .setImageId(id)
        .setLabel(label)
        .setLabeledAt(Instant.EPOCH)
        .build();
  }
}
