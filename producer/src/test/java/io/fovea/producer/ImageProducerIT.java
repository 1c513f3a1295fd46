package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.localstack.LocalStack;
import io.fovea.producer.tail.Tails;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedStack.class)
class ImageProducerIT {
  private static LocalStack stack;

  @TempDir private Path directory;
  private final StopSignal stop = new StopSignal();
  private final Terminal terminal = new Terminal();
  private Tails tails;
  private String prefix;
  private Map<String, String> clientSettings = Map.of();

  @BeforeAll
  static void shareStack(LocalStack shared) {
    stack = shared;
  }

  @BeforeEach
  void nameTopics(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName() + ".";
    tails = new Tails(stack, prefix);
  }

  @Test
  void publishesADatasetAndTheChosenLabels() throws Exception {
    JsonNode summary =
        produce(
            ExitCode.DONE,
            Map.of(
                "dataset", "digits:test", "count", "300", "labels", "0.3", "label-delay", "100ms"));

    List<String> expected =
        IntStream.range(0, 300).mapToObj("digits-test-%05d"::formatted).toList();
    LabelChoice choice = new LabelChoice(0.3, 42);
    List<String> labelled = expected.stream().filter(choice::isChosen).toList();
    assertThat(labelled).hasSizeBetween(60, 120);
    List<JsonNode> images = tails.json("images", 300);
    assertThat(images)
        .extracting(image -> image.path("key").asText())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(images.get(0).path("value").path("source").asText()).isEqualTo("digits:test");
    assertThat(tails.json("labels", labelled.size()))
        .extracting(label -> label.path("value").path("imageId").asText())
        .containsExactlyInAnyOrderElementsOf(labelled);
    assertThat(summary.path("published").asInt()).isEqualTo(300);
    assertThat(summary.path("labels").asInt()).isEqualTo(labelled.size());
  }

  @Test
  void publishesWrongLabelsFirstAndTheRightOnesLast() throws Exception {
    JsonNode summary =
        produce(
            ExitCode.DONE,
            Map.of(
                "dataset",
                "digits:test",
                "count",
                "300",
                "labels",
                "0.5",
                "label-delay",
                "1500ms", // far more than passes between the last images
                "wrong-labels",
                "0.4",
                "correction-delay",
                "200ms"));

    int labelled = summary.path("labels").asInt();
    int corrected = summary.path("corrected").asInt();
    assertThat(labelled).isBetween(110, 190);
    assertThat(corrected).isBetween(30, 110);
    Map<String, List<String>> given =
        tails.json("labels", labelled + corrected).stream()
            .map(label -> label.path("value"))
            .collect(
                Collectors.groupingBy(
                    label -> label.path("imageId").asText(),
                    Collectors.mapping(
                        label -> label.path("label").asText(), Collectors.toList())));
    Map<String, String> truth =
        Datasets.open(DatasetSpec.parse("digits:test"), DatasetOptions.defaults().withSeed(42))
            .images(Split.TEST)
            .stream()
            .limit(300)
            .collect(Collectors.toMap(LabelledImage::id, LabelledImage::label));
    assertThat(given).hasSize(labelled);
    assertThat(terminal.err()).contains("labels that are still to come: ");
    assertThat(given)
        .allSatisfy(
            (id, labels) ->
                assertThat(labels.get(labels.size() - 1)).as(id).isEqualTo(truth.get(id)));
    assertThat(given.values().stream().filter(labels -> labels.size() == 2))
        .hasSize(corrected)
        .allSatisfy(labels -> assertThat(labels).doesNotHaveDuplicates());
  }

  @Test
  void findsNoMistakeWhereThereIsOneClass() throws Exception {
    for (String split : List.of("train", "test")) {
      Path cats = Files.createDirectories(directory.resolve(split).resolve("cat"));
      Files.write(cats.resolve(split + ".png"), new byte[] {1});
    }
    Map<String, String> options =
        Map.of("dataset", "folder:" + directory, "labels", "1", "wrong-labels", "0.1");

    assertThatThrownBy(() -> run(options))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("has only one class: leave --wrong-labels out");
  }

  @Test
  void givesTheSameIdsAgainAndOthersInEachRound() throws Exception {
    Path file = Files.write(directory.resolve("x.png"), new byte[] {1, 2, 3});
    for (int run = 0; run < 2; run++) {
      produce(ExitCode.DONE, Map.of("paths", file.toString(), "count", "2", "id-prefix", "run-"));
    }

    String id = "run-" + ImageFiles.id(file);
    assertThat(tails.json("images", 4))
        .extracting(image -> image.path("key").asText())
        .containsExactlyInAnyOrder(id, id + "@2", id, id + "@2");
  }

  @Test
  void namesAndCountsWhatIsTooLargeHereOrForTheBroker() throws Exception {
    stack.createTopic(prefix + "images", 1, Map.of("max.message.bytes", "20000"));
    write("a-good.png", 100);
    write("b-for-the-broker.png", 30_000);
    write("c-here.png", 50_000);
    write("d-good.png", 100);

    JsonNode summary =
        produce(
            ExitCode.FAILED,
            Map.of("paths", directory.toString(), "max-image-bytes", "40000", "rate", "50"));

    assertThat(summary.path("published").asInt()).isEqualTo(2);
    assertThat(summary.path("too_large").asInt()).isEqualTo(2);
    assertThat(terminal.err())
        .contains("b-for-the-broker.png was left out")
        .contains("c-here.png was left out: has 50000 bytes");
    assertThat(tails.json("images", 2)).hasSize(2);
  }

  /** The too large fill a batch with what came before, so that others stand behind that batch. */
  @ParameterizedTest
  @ValueSource(strings = {"GBG", "BGG", "GGBBGG", "GBGBGBG"})
  void losesNoneBesideWhatTheBrokerFindsTooLarge(String images) throws Exception {
    tails = new Tails(stack, prefix += images + ".");
    stack.createTopic(prefix + "images", 1, Map.of("max.message.bytes", "20000"));
    for (int i = 0; i < images.length(); i++) {
      boolean good = images.charAt(i) == 'G';
      write(i + (good ? "-good.png" : "-too-large.png"), good ? 100 : 260_000);
    }
    clientSettings = Map.of("batch.size", "262144", "linger.ms", "500");

    JsonNode summary = produce(ExitCode.FAILED, Map.of("paths", directory.toString()));

    int good = images.replace("B", "").length();
    assertThat(summary.path("published").asInt()).isEqualTo(good);
    assertThat(summary.path("too_large").asInt()).isEqualTo(images.length() - good);
    assertThat(tails.json("images", good))
        .extracting(image -> image.path("key").asText())
        .doesNotHaveDuplicates()
        .allMatch(key -> key.endsWith("-good.png"));
  }

  @Test
  void keepsThePace() throws Exception {
    JsonNode summary =
        produce(ExitCode.DONE, Map.of("dataset", "digits", "count", "51", "rate", "50"));

    // The first goes at once, so that 51 take one second.
    assertThat(summary.path("seconds").asDouble()).isBetween(1.0, 10.0);
  }

  @Test
  void flushesAndCountsWhatItSentWhenStopped() throws Exception {
    CompletableFuture<JsonNode> running =
        CompletableFuture.supplyAsync(
            () ->
                produce(
                    ExitCode.INTERRUPTED,
                    Map.of(
                        "dataset", "digits", "rate", "100", "labels", "1", "label-delay", "1h")));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> tails.exists("images"));
    tails.json("images", 20);

    stop.request();

    JsonNode summary = running.get(30, TimeUnit.SECONDS);
    int published = summary.path("published").asInt();
    assertThat(published).isGreaterThanOrEqualTo(20);
    assertThat(summary.path("labels_dropped").asInt()).isEqualTo(published);
    assertThat(new HashSet<>(tails.json("images", published))).hasSize(published);
    assertThat(terminal.err()).contains("Stopped early: " + published + " images are published");
  }

  @Test
  void namesEverythingThatIsMissingAtOnce() {
    Map<String, String> options =
        Map.of("paths", directory.resolve("none.png").toString(), "create-topics", "false");

    assertThatThrownBy(() -> run(options))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(prefix + "images")
        .hasMessageContaining("none.png is not there");
    assertThat(terminal.out()).isEmpty();
  }

  private void write(String name, int bytes) throws Exception {
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    Files.write(directory.resolve(name), content);
  }

  private JsonNode produce(ExitCode expected, Map<String, String> options) {
    try {
      assertThat(run(options)).isEqualTo(expected);
      List<String> out = terminal.out();
      return new JsonMapper().readTree(out.get(out.size() - 1));
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private ExitCode run(Map<String, String> options) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("bootstrap-servers", stack.bootstrapServers());
    all.put("schema-registry", stack.schemaRegistry().toString());
    all.put("topic-prefix", prefix);
    all.put("create-topics", "true");
    all.putAll(options);
    ProducerSettings settings =
        ProducerSettings.from(
            new SettingsResolver(ProducerSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), all, clientSettings));
    return new ImageProducer(settings).run(terminal.console(), stop);
  }
}
