package io.fovea.producer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayReportTest {

  @Test
  void countsEveryDeadLetterUnderOneVerdict() {
    ReplayReport report = new ReplayReport(false);
    for (Verdict verdict : Verdict.values()) {
      report.count(letter("EMPTY_IMAGE"), verdict);
    }
    report.count(letter("WRONG_SHAPE"), Verdict.REPLAYED);

    assertThat(report.json())
        .isEqualTo(
            "{\"dead_letters\":7,\"replayed\":2,\"already_replayed\":1,\"still_bad\":1,"
                + "\"other_reason\":1,\"other_topic\":1,\"too_large\":1,"
                + "\"by_reason\":{\"EMPTY_IMAGE\":1,\"WRONG_SHAPE\":1},\"dry_run\":false}");
  }

  @Test
  void saysThatADryRunDidNothing() {
    ReplayReport report = new ReplayReport(true);
    report.count(letter("EMPTY_IMAGE"), Verdict.REPLAYED);

    assertThat(report.json()).endsWith("\"dry_run\":true}");
    assertThat(report.words()).contains("1 would be put back: EMPTY_IMAGE");
  }

  @Test
  void saysThatThereWasNothing() {
    assertThat(new ReplayReport(false).words()).isEqualTo("nothing was put back\n");
  }

  private static DeadLetter letter(String reason) {
    return Letters.at(0, 0, "v", Letters.headers(reason, "images", 0, 0));
  }
}
