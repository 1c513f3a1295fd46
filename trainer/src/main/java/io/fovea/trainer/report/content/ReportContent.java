package io.fovea.trainer.report.content;

import java.time.Instant;

/**
 * All that stands in a report.
 *
 * @param subject which model
 * @param data what it learned from
 * @param training how
 * @param result how good it became
 */
public record ReportContent(
    Subject subject, DataContent data, TrainingContent training, ResultContent result) {

  /**
   * @param dataset as it was asked for, such as {@code mnist+digits}
   * @param made when the training started
   */
  public record Subject(
      String model, String version, String dataset, String network, Instant made) {}
}
