package io.fovea.streamsclassifier.quality.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fovea.localstack.LocalStack;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.streamsclassifier.RunningApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole application on a real broker and a real registry, in this process. */
@Timeout(120)
class QualityApplicationIT {
  private static final String ALL = "{model=\"mnist\",version=\"1\",window=\"all\"}";

  private static LocalStack stack;

  @TempDir Path directory;

  @BeforeAll
  static void startStack() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @Test
  void tellsTheTruthOverHttpAndEndsWithZero() throws Exception {
    createTopics("http.");
    try (QualityFeed feed = feed("http.");
        RunningApplication application = start("http.", directory)) {
      feedSomeOfEach(feed);
      await().atMost(Duration.ofSeconds(60)).until(() -> application.get("/ready") == 200);
      assertThat(application.get("/health")).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> application.metric("fovea_quality_labelled" + ALL) == 49);

      assertThat(application.metric("fovea_quality_predicted" + ALL)).isEqualTo(100);
      assertThat(application.metric("fovea_quality_accuracy" + ALL)).isEqualTo(40.0 / 49);
      assertThat(application.metric("fovea_quality_corrected" + ALL)).isEqualTo(1);
      assertThat(application.metric("fovea_quality_orphans" + ALL)).isEqualTo(1);
      assertThat(application.metrics()).contains("kafka_stream_", "window=\"1d\"");
      everyRecordIsCountedOnce(application);

      assertThat(application.stop()).isEqualTo(ExitCode.DONE);
      assertThat(application.said())
          .contains("Ready: http.predictions and http.labels to http.quality, no drift")
          .contains("100 predictions, 52 labels and 1 withdrawals read, 2 records rejected");
    }
  }

  /** 100 predictions, half with a label, 40 of them right; one taken back, one without an image. */
  private static void feedSomeOfEach(QualityFeed feed) {
    for (int i = 0; i < 100; i++) {
      feed.predict("image-" + i, "cat");
    }
    for (int i = 0; i < 50; i++) {
      feed.label("image-" + i, i < 40 ? "cat" : "dog");
    }
    feed.label("image-49", "mouse");
    feed.withdrawLabel("image-48");
    feed.label("nobody", "cat");
    feed.babble("predictions");
    feed.babble("labels");
  }

  private static void everyRecordIsCountedOnce(RunningApplication application) throws Exception {
    assertThat(application.metric("fovea_records_consumed_total")).isEqualTo(155);
    assertThat(sum(application, "fovea_records_read_total")).isEqualTo(153);
    assertThat(application.metric("fovea_records_skipped_total")).isZero();
    assertThat(sum(application, "fovea_records_rejected_total")).isEqualTo(2);
    assertThat(application.metric("fovea_records_rejected_total{reason=\"NOT_WIRE_FORMAT\"}"))
        .isEqualTo(2);
    assertThat(application.metric("fovea_records_rejected_total{reason=\"BAD_CONFIDENCE\"}"))
        .as("there before the first one comes")
        .isZero();
  }

  private static double sum(RunningApplication application, String name) throws Exception {
    return application
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void goesOnWhereItStoppedAlsoWithoutItsState() throws Exception {
    createTopics("again.");
    try (QualityFeed feed = feed("again.")) {
      feed.predict("a", "cat");
      feed.predict("b", "cat");
      try (RunningApplication first = start("again.", directory.resolve("first"))) {
        awaitCounted(first, "predicted", 2);
        assertThat(first.stop()).isEqualTo(ExitCode.DONE);
      }
      feed.label("a", "cat");
      feed.label("b", "dog");
      try (RunningApplication second = start("again.", directory.resolve("second"))) {
        awaitCounted(second, "labelled", 2);
        assertThat(second.metric("fovea_quality_predicted" + ALL)).isEqualTo(2);
        assertThat(second.metric("fovea_quality_accuracy" + ALL)).isEqualTo(0.5);
        assertThat(second.stop()).isEqualTo(ExitCode.DONE);
      }
    }
  }

  private static void awaitCounted(RunningApplication application, String figure, int images) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> application.metric("fovea_quality_" + figure + ALL) == images);
  }

  @Test
  void tellsASecondInstanceToKeepItsStateElsewhere() throws Exception {
    createTopics("two.");
    try (RunningApplication first = start("two.", directory)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> first.get("/ready") == 200);

      try (RunningApplication second = start("two.", directory)) {
        assertThatThrownBy(second::end).hasMessageContaining("--state-dir of its own");
      }
      try (RunningApplication third = start("two.", directory.resolve("third"))) {
        await().atMost(Duration.ofSeconds(60)).until(() -> third.get("/ready") == 200);
      }
    }
  }

  @Test
  void showsAReportAtTheInstanceAloneThatKeepsItUpToDate() throws Exception {
    createTopics("shared.");
    try (QualityFeed feed = feed("shared.");
        RunningApplication first = start("shared.", directory.resolve("first"))) {
      feed.predict("a", "cat");
      awaitCounted(first, "predicted", 1);
      try (RunningApplication second = start("shared.", directory.resolve("second"))) {
        await().atMost(Duration.ofSeconds(60)).until(() -> second.get("/ready") == 200);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> isShown(first) != isShown(second) && first.get("/ready") == 200);

        assertThat(first.stop()).isEqualTo(ExitCode.DONE);
        awaitCounted(second, "predicted", 1);
        assertThat(second.stop()).isEqualTo(ExitCode.DONE);
      }
    }
  }

  private static boolean isShown(RunningApplication application) throws Exception {
    return application.metric("fovea_quality_predicted" + ALL) == 1;
  }

  @Test
  void namesAllThatIsMissingAtOnce() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    QualitySettings settings = settings("nowhere.", file, Map.of("model", "absent.zip,none.zip"));

    assertThatThrownBy(() -> new RunningApplication(new QualityApplication(settings)).end())
        .cause()
        .isInstanceOfSatisfying(
            StartException.class,
            e ->
                assertThat(e)
                    .hasMessageContaining("'nowhere.predictions', 'nowhere.labels'")
                    .hasMessageContaining("'nowhere.quality', 'nowhere.quality.dlq'")
                    .hasMessageContaining("absent.zip")
                    .hasMessageContaining("none.zip")
                    .hasMessageContaining("cannot keep state in"));
  }

  private static RunningApplication start(String prefix, Path state) {
    return new RunningApplication(new QualityApplication(settings(prefix, state, Map.of())));
  }

  private static QualitySettings settings(String prefix, Path state, Map<String, String> options) {
    Map<String, String> all = new HashMap<>(options);
    all.put("bootstrap-servers", stack.bootstrapServers());
    all.put("schema-registry", registry());
    all.put("topic-prefix", prefix);
    all.put("state-dir", state.toString());
    return TestSettings.of(all);
  }

  private static void createTopics(String prefix) {
    Stream.of("predictions", "labels", "quality", "quality.dlq")
        .forEach(topic -> stack.createTopic(prefix + topic, 2));
  }

  private static QualityFeed feed(String prefix) {
    return new QualityFeed(stack.bootstrapServers(), registry(), prefix);
  }

  private static String registry() {
    return stack.schemaRegistry().toString();
  }
}
