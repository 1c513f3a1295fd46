package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fovea.inference.BatchClassifier;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.settings.Faults;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole application on a real broker and a real registry, in this process. */
@Timeout(120)
class ClassifierApplicationIT {
  private static LocalStack stack;

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
    createTopics("http.", 3);
    try (ImageFeed feed = feed("http.");
        RunningApplication application = start("http.", FakeClassifier::new, Map.of())) {
      feed.send(500);
      await().atMost(Duration.ofSeconds(60)).until(() -> application.get("/ready") == 200);
      assertThat(application.get("/health")).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> application.metric("fovea_images_consumed_total") == 500);

      assertThat(application.metric("fovea_images_classified_total")).isEqualTo(498);
      assertThat(application.metric("fovea_images_rejected_total{reason=\"UNREADABLE_IMAGE\"}"))
          .isEqualTo(2);
      assertThat(application.metric("fovea_images_skipped_total")).isZero();
      assertThat(application.metric("fovea_lookahead_misses_total")).isZero();
      assertThat(application.metrics()).contains("kafka_stream_");

      assertThat(application.stop()).isEqualTo(ExitCode.DONE);
      assertThat(application.said())
          .contains("Ready: http.images to http.predictions with fake 1, exactly_once")
          .contains("498 images classified, 2 rejected");
    }
  }

  @Test
  void fillsBatchesFromABacklogOfTwelvePartitions() throws Exception {
    createTopics("batch.", 12);
    try (ImageFeed feed = feed("batch.")) {
      feed.send(20_000);
      try (RunningApplication application =
          start("batch.", FakeClassifier::new, Map.of("threads", "1", "max-batch", "128"))) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> application.metric("fovea_images_consumed_total") == 20_000);

        double mean =
            application.metric("fovea_batch_size_sum")
                / application.metric("fovea_batch_size_count");
        System.out.printf("12 partitions, backlog of 20000, cap 128: mean batch %.1f%n", mean);
        assertThat(mean).isBetween(64.0, 128.0);
        assertThat(application.metric("fovea_batch_size_sum")).isEqualTo(20_000);
        assertThat(application.metric("fovea_lookahead_misses_total")).isZero();
        assertThat(application.stop()).isEqualTo(ExitCode.DONE);
      }
    }
  }

  @Test
  void sendsWhatItPredictedAtLeastOnceWithoutWaitingForACommit() throws Exception {
    createTopics("sent.", 3);
    Map<String, String> never = Map.of("commit.interval.ms", "80000", "linger.ms", "80000");
    ClassifierSettings settings = settings("sent.", Map.of("guarantee", "at_least_once"), never);
    try (ImageFeed feed = new ImageFeed(stack.bootstrapServers(), registry(), "sent.", false);
        Ledger ledger = new Ledger(stack.bootstrapServers(), registry(), "sent.");
        RunningApplication application = start(settings, FakeClassifier::new)) {
      feed.send(500);
      awaitSeen(ledger, 500);

      assertThat(application.stop()).isEqualTo(ExitCode.DONE);
      assertThat(Ledger.duplicated(ledger.predictions())).isZero();
    }
  }

  @Test
  void closesEveryEngineAndLosesNothingWhenEnginesFailNowAndThen() throws Exception {
    createTopics("flaky.", 2);
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    Supplier<BatchClassifier> flaky = () -> new FlakyClassifier(opened, closed, 3);
    try (ImageFeed feed = feed("flaky.");
        Ledger ledger = new Ledger(stack.bootstrapServers(), registry(), "flaky.");
        RunningApplication application = startMortal("flaky.", flaky)) {
      feed.send(1_000);
      awaitSeen(ledger, 1_000);

      assertThat(application.stop()).isEqualTo(ExitCode.DONE);
      assertThat(Ledger.duplicated(ledger.predictions())).isZero();
      assertThat(ledger.deadLetters()).containsOnlyKeys(feed.poison());
      assertThat(opened.get()).isEqualTo(4);
      assertThat(closed.get()).isEqualTo(4);
    }
  }

  @Test
  void endsWithAClearMessageWhenTheEngineIsBroken() throws Exception {
    createTopics("broken.", 2);
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    try (ImageFeed feed = feed("broken.");
        Ledger ledger = new Ledger(stack.bootstrapServers(), registry(), "broken.");
        RunningApplication application =
            startMortal("broken.", () -> new FlakyClassifier(opened, closed, 99))) {
      feed.send(300);

      assertThatThrownBy(application::end)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("stream threads died too often")
          .hasMessageContaining("out of device memory")
          .hasMessageContaining("Nothing is lost");
      assertThat(closed.get()).isEqualTo(opened.get()).isGreaterThan(5);
      try (RunningApplication mended = startMortal("broken.", FakeClassifier::new)) {
        awaitSeen(ledger, 300);
        assertThat(mended.stop()).isEqualTo(ExitCode.DONE);
      }
      assertThat(Ledger.duplicated(ledger.predictions())).isZero();
      assertThat(ledger.deadLetters()).containsOnlyKeys(feed.poison());
    }
  }

  private static void awaitSeen(Ledger ledger, int images) {
    await()
        .dontCatchUncaughtExceptions() // a thread that dies here is meant to
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              ledger.read();
              return ledger.seen() == images;
            });
  }

  @Test
  void namesAllThatIsMissingAtOnce() {
    ClassifierSettings settings = settings("nowhere.", Map.of("model", "absent.zip"), Map.of());

    assertThatThrownBy(() -> new RunningApplication(new ClassifierApplication(settings)).end())
        .cause()
        .isInstanceOfSatisfying(
            StartException.class,
            e -> {
              List<String> faults = e.faults();
              assertThat(faults).hasSizeGreaterThanOrEqualTo(2);
              assertThat(e)
                  .hasMessageContaining("nowhere.images")
                  .hasMessageContaining("absent.zip");
            });
  }

  private static RunningApplication start(
      String prefix, Supplier<BatchClassifier> classifiers, Map<String, String> options) {
    return start(settings(prefix, options, Map.of()), classifiers);
  }

  /** With one thread, whose place in the group is free soon after its death. */
  private static RunningApplication startMortal(
      String prefix, Supplier<BatchClassifier> classifiers) {
    Map<String, String> clients =
        Map.of("session.timeout.ms", "1500", "heartbeat.interval.ms", "400");
    return start(settings(prefix, Map.of("threads", "1"), clients), classifiers);
  }

  private static RunningApplication start(
      ClassifierSettings settings, Supplier<BatchClassifier> classifiers) {
    return new RunningApplication(
        new ClassifierApplication(
            settings,
            (s, metrics, faults) -> source(classifiers, faults),
            EventSerdes.of(settings.kafka())));
  }

  private static Optional<ClassifierSource> source(
      Supplier<BatchClassifier> classifiers, Faults faults) {
    return faults.any() ? Optional.empty() : Optional.of(new FakeSource(classifiers));
  }

  private static ClassifierSettings settings(
      String prefix, Map<String, String> options, Map<String, String> clients) {
    Map<String, String> all = new HashMap<>(options);
    all.put("bootstrap-servers", stack.bootstrapServers());
    all.put("schema-registry", registry());
    all.put("topic-prefix", prefix);
    return TestSettings.of(all, clients);
  }

  private static void createTopics(String prefix, int partitions) {
    stack.createTopic(prefix + "images", partitions);
    stack.createTopic(prefix + "predictions", partitions);
    stack.createTopic(prefix + "images.dlq", 1);
  }

  private static ImageFeed feed(String prefix) {
    return new ImageFeed(stack.bootstrapServers(), registry(), prefix, true);
  }

  private static String registry() {
    return stack.schemaRegistry().toString();
  }
}
