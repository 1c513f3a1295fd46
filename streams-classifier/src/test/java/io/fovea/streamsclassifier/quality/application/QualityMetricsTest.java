package io.fovea.streamsclassifier.quality.application;

import static io.fovea.streamsclassifier.quality.application.Reports.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.quality.totals.WindowKind;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scrape says of reports. */
class QualityMetricsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final TurnableClock clock = new TurnableClock(NOON);
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final QualityMetrics metrics = new QualityMetrics(registry, clock);

  @Test
  void showsTheFiguresOfAReport() {
    metrics.reported(Reports.sinceStart("1").build());

    String all = "{model=\"mnist\",version=\"1\",window=\"all\"} ";
    assertThat(scrape())
        .contains(
            "fovea_quality_predicted" + all + "400.0",
            "fovea_quality_labelled" + all + "100.0",
            "fovea_quality_coverage" + all + "0.25",
            "fovea_quality_accuracy" + all + "0.8",
            "fovea_quality_accuracy_low" + all + "0.71",
            "fovea_quality_accuracy_high" + all + "0.87",
            "fovea_quality_macro_precision" + all + "0.81",
            "fovea_quality_macro_recall" + all + "0.82",
            "fovea_quality_macro_f1" + all + "0.83",
            "fovea_quality_calibration_error" + all + "0.05",
            "fovea_quality_estimated_accuracy" + all + "0.9",
            "fovea_quality_estimated_accuracy_low" + all + "0.88",
            "fovea_quality_estimated_accuracy_high" + all + "0.92",
            "fovea_quality_drift" + all + "1.0",
            "fovea_quality_drift_class_stability" + all + "0.01",
            "fovea_quality_drift_confidence_stability" + all + "0.3",
            "fovea_quality_updated_seconds" + all + "1.7723664E9",
            "fovea_quality_orphans" + all + "7.0",
            "fovea_quality_expired" + all + "6.0",
            "fovea_quality_corrected" + all + "5.0",
            "fovea_quality_duplicates" + all + "4.0",
            "fovea_quality_class_recall{class=\"class-0009\",model=\"mnist\",version=\"1\"} 0.6",
            "fovea_quality_class_support{class=\"class-0009\",model=\"mnist\",version=\"1\"} 10.0");
  }

  @Test
  void knowsNoShareOfNothing() {
    metrics.reported(
        Reports.sinceStart("1").setLabelled(0).setDrift(null).setEstimatedAccuracy(null).build());

    assertThat(value("fovea_quality_labelled", "1", "all")).isZero();
    for (String unknown : List.of("accuracy", "macro_f1", "drift", "estimated_accuracy_low")) {
      assertThat(value("fovea_quality_" + unknown, "1", "all")).as(unknown).isNaN();
    }
  }

  @Test
  void showsTheNewestWindowOfEachLength() {
    metrics.reported(window(NOON, MINUTE, 10));
    metrics.reported(window(NOON.minus(MINUTE), MINUTE, 20)); // a late label changed it
    metrics.reported(window(NOON, HOUR, 30));
    metrics.reported(window(NOON.minus(Duration.ofHours(12)), DAY, 40));

    assertThat(value("fovea_quality_predicted", "1", "1m")).isEqualTo(10);
    assertThat(value("fovea_quality_predicted", "1", "1h")).isEqualTo(30);
    assertThat(value("fovea_quality_predicted", "1", "1d")).isEqualTo(40);

    metrics.reported(window(NOON.plus(MINUTE), MINUTE, 50));
    assertThat(value("fovea_quality_predicted", "1", "1m")).isEqualTo(50);
    assertThat(scrape()).doesNotContain("fovea_quality_orphans{");
  }

  @Test
  void letsGoOfAWindowThatIsOver() {
    metrics.reported(Reports.sinceStart("1").build());
    metrics.reported(window(NOON, MINUTE, 10));
    clock.turn(Duration.ofSeconds(119));
    assertThat(value("fovea_quality_predicted", "1", "1m")).isEqualTo(10);

    clock.turn(Duration.ofSeconds(1));
    assertThat(value("fovea_quality_predicted", "1", "1m")).isNaN();

    metrics.reported(Reports.sinceStart("1").build());
    assertThat(scrape()).contains("window=\"all\"").doesNotContain("window=\"1m\"");
  }

  @Test
  void letsGoOfWhatAnotherInstanceGoesOnWith() {
    metrics.reported(Reports.sinceStart("1").build());
    metrics.reported(window(NOON, MINUTE, 10));
    ModelVersion model = new ModelVersion("mnist", "1");

    metrics.left(new TotalsKey(model, WindowKind.MINUTE.at(NOON.minus(MINUTE).toEpochMilli())));
    metrics.left(new TotalsKey(model, WindowKind.HOUR.at(NOON.toEpochMilli())));
    metrics.left(new TotalsKey(new ModelVersion("mnist", "2"), WindowKind.ALL.at(0)));
    assertThat(value("fovea_quality_predicted", "1", "1m")).isEqualTo(10);
    assertThat(value("fovea_quality_predicted", "1", "all")).isEqualTo(400);

    metrics.left(new TotalsKey(model, WindowKind.MINUTE.at(NOON.toEpochMilli())));
    metrics.left(new TotalsKey(model, WindowKind.ALL.at(0)));
    assertThat(lines("fovea_quality_")).isEmpty();

    metrics.reported(Reports.sinceStart("1").build());
    assertThat(value("fovea_quality_predicted", "1", "all")).isEqualTo(400);
    assertThat(lines("fovea_quality_class_support")).hasSize(10);
  }

  @Test
  void showsTheModelsThatWereHeardOfLast() {
    for (int version = 1; version <= 20; version++) {
      metrics.reported(Reports.sinceStart("" + version).build());
      metrics.reported(Reports.sinceStart("1").build());
    }

    List<String> versions = new ArrayList<>(List.of("1"));
    for (int version = 6; version <= 20; version++) {
      versions.add("" + version);
    }
    assertThat(lines("fovea_quality_predicted{")).hasSize(ReportGauges.MOST_MODELS);
    assertThat(versions)
        .allSatisfy(shown -> assertThat(scrape()).contains("version=\"" + shown + "\","));
    assertThat(scrape()).doesNotContain("version=\"5\"", "version=\"2\"");
  }

  @Test
  void showsTheClassesThatMostLabelsAreOf() {
    metrics.reported(Reports.sinceStart("1").setClasses(Reports.classes(1_000)).build());
    assertThat(lines("fovea_quality_class_")).hasSize(4 * ClassGauges.MOST_CLASSES);
    assertThat(scrape()).contains("class-0999", "class-0980").doesNotContain("class-0979");

    metrics.reported(
        Reports.sinceStart("1").setClasses(List.of(Reports.quality("only", 3))).build());
    assertThat(lines("fovea_quality_class_")).hasSize(4);
    assertThat(lines("fovea_quality_class_support")).singleElement().asString().endsWith(" 3.0");
  }

  private static QualityReport window(Instant start, Duration length, long predicted) {
    return Reports.window("1", start, length).setPredicted(predicted).build();
  }

  private double value(String name, String version, String window) {
    String series =
        name + "{model=\"mnist\",version=\"" + version + "\",window=\"" + window + "\"} ";
    return lines(series).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series + " in " + scrape()));
  }

  private List<String> lines(String beginning) {
    return scrape().lines().filter(line -> line.startsWith(beginning)).toList();
  }

  private String scrape() {
    return registry.scrape();
  }
}
