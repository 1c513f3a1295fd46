package io.fovea.streamsclassifier.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fovea.localstack.LocalStack;
import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.report.FiguresOf;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Quality processes, killed at random moments while they work, some of which lose their disk with
 * it. When all is read, the report must be an offline evaluation's, to the last digit.
 */
@Timeout(180)
class QualityFaultsIT {
  private static final int IMAGES = 9_000;
  private static final int KILLS = 5;
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final String KEY = "digits/1/all";

  private static LocalStack stack;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @BeforeAll
  static void startStack() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "6, 2"})
  void equalsAnOfflineEvaluationWhateverIsKilledWhen(int partitions, int instances)
      throws Exception {
    String prefix = "kill-" + partitions + ".";
    for (String topic : new String[] {"predictions", "labels", "quality", "quality.dlq"}) {
      stack.createTopic(prefix + topic, partitions);
    }
    QualityFleet fleet = new QualityFleet(stack, prefix);
    try (FeedbackFeed feed =
            new FeedbackFeed(
                stack.bootstrapServers(),
                stack.schemaRegistry().toString(),
                prefix,
                IMAGES,
                random);
        ReportReader reports =
            new ReportReader(
                stack.bootstrapServers(), stack.schemaRegistry().toString(), prefix + "quality")) {
      fleet.start(instances);
      for (int kill = 1; kill <= KILLS; kill++) {
        long before = predicted(reports);
        feed.send(feed.size() / (KILLS + 1));
        await().atMost(DEADLINE).until(() -> predicted(reports) > before && fleet.isReady());
        feed.send(random.nextInt(1_000)); // so that there is work under way
        fleet.kill(random.nextInt(instances), kill % 2 == 0);
      }
      feed.send(feed.size());
      String expected = FiguresOf.figures(feed.figures());
      await()
          .atMost(DEADLINE)
          .failFast(() -> !fleet.isAlive())
          .untilAsserted(
              () -> assertThat(figures(reports)).as("seed %d", seed).isEqualTo(expected));
      assertThat(reports.newest(KEY).orElseThrow().getPredicted()).isEqualTo(IMAGES);
      await()
          .during(Duration.ofSeconds(2))
          .atMost(DEADLINE)
          .until(() -> figures(reports).equals(expected));
      fleet.stop();
      System.out.printf(
          "%d records on %d partitions, %d instances, %d SIGKILLs: the report of %d images is exact%n",
          feed.size(), partitions, instances, KILLS, IMAGES);
    } finally {
      fleet.killAll();
    }
  }

  private static long predicted(ReportReader reports) {
    return reports.newest(KEY).map(QualityReport::getPredicted).orElse(0L);
  }

  private static String figures(ReportReader reports) {
    return reports.newest(KEY).map(FiguresOf::report).orElse("nothing");
  }
}
