package io.fovea.producer.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.localstack.LocalStack;
import io.fovea.producer.SharedStack;
import io.fovea.producer.Terminal;
import io.fovea.producer.tail.board.Reports;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.Screen;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.schema.LabelFeedback;
import io.fovea.schemas.RegistryAvroSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class TopicTailIT {
  private static LocalStack stack;

  private final StopSignal stop = new StopSignal();
  private Tails tails;
  private String labels;

  @BeforeAll
  static void shareStack(LocalStack shared) {
    stack = shared;
  }

  @BeforeEach
  void makeTopic(TestInfo test) {
    String prefix = test.getTestMethod().orElseThrow().getName() + ".";
    tails = new Tails(stack, prefix);
    labels = prefix + "labels";
    stack.createTopic(labels, 1);
  }

  @Test
  void showsEveryRecordAlsoThoseThatCannotBeRead() {
    send(label("a"), "no avro".getBytes(UTF_8), null, label("b"));

    List<String> lines = tails.lines("labels", 4, Map.of());
    assertThat(lines.get(0)).endsWith("is cat  says ann");
    assertThat(lines.get(1)).contains("cannot be read: ").endsWith("7 B");
    assertThat(lines.get(2)).contains("tombstone");
    assertThat(lines.get(3)).endsWith("is cat  says ann");
    List<JsonNode> json = tails.json("labels", 4);
    assertThat(json.get(0).path("value").path("label").asText()).isEqualTo("cat");
    assertThat(json.get(1).path("error").asText()).isNotEmpty();
  }

  @Test
  void startsWithWhatComesNext() throws Exception {
    send(label("old"));
    Terminal terminal = new Terminal();
    CompletableFuture<ExitCode> running =
        CompletableFuture.supplyAsync(
            () ->
                new TopicTail(tails.settings("labels", Map.of("limit", "1", "json", "true")))
                    .run(terminal.console(), stop));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> terminal.err().contains("Waiting"));

    send(label("new"));

    assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    assertThat(terminal.out()).singleElement().asString().contains("\"imageId\":\"new\"");
  }

  @Test
  void showsNothingOfAnAbortedTransaction() {
    Map<String, Object> transactional = Map.of("transactional.id", labels);
    try (Producer<byte[], byte[]> producer = producer(transactional)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(labels, label("aborted")));
      producer.flush();
      producer.abortTransaction();
    }
    send(label("good"));

    assertThat(tails.json("labels", 1).get(0).path("value").path("imageId").asText())
        .isEqualTo("good");
  }

  @Test
  void endsWhenAskedTo() throws Exception {
    Terminal terminal = new Terminal();
    CompletableFuture<ExitCode> running =
        CompletableFuture.supplyAsync(
            () -> new TopicTail(tails.settings("labels", Map.of())).run(terminal.console(), stop));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> terminal.err().contains("Waiting"));

    stop.request();

    assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void endsWellWhenNobodyReadsAnyMore() throws Exception {
    send(label("a"), label("b"));
    PrintStream closedPipe =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    CompletableFuture<ExitCode> running =
        CompletableFuture.supplyAsync(
            () ->
                new TopicTail(tails.settings("labels", Map.of("from-beginning", "true")))
                    .run(new Console(closedPipe, System.err, false), stop));

    assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
  }

  @Test
  void showsTheNewestQualityAsATableOnATerminal() throws Exception {
    String quality = tails.prefix() + "quality";
    stack.createTopic(quality, 1);
    send(quality, "all", bytes(quality, Reports.unlabelled()), "junk".getBytes(UTF_8));
    send(quality, "gone", bytes(quality, Reports.digits("0.9")), null);
    Terminal terminal = new Terminal(new Screen.Size(80, 24));
    CompletableFuture<ExitCode> running =
        CompletableFuture.supplyAsync(
            () -> new TopicTail(tails.settings("quality", Map.of())).run(terminal.console(), stop));
    awaitDrawn(terminal, "no labels yet");

    send(quality, "all", bytes(quality, Reports.digits("1.0")));
    awaitDrawn(terminal, "3,012 of 10,004 labelled");
    stop.request();

    assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    String last = terminal.text().substring(terminal.text().lastIndexOf("\u001b[H"));
    assertThat(last)
        .contains("mnist 1.0, since the start", "records that cannot be read: 1")
        .doesNotContain("mnist 0.9")
        .endsWith("\u001b[?25h");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void showsQualityAsLinesWhereThereIsNoTerminal() {
    String quality = tails.prefix() + "quality";
    stack.createTopic(quality, 1);
    send(quality, "all", bytes(quality, Reports.unlabelled()));

    assertThat(tails.lines("quality", 1, Map.of()))
        .singleElement()
        .asString()
        .contains("  all  ", "mnist 1.0  since the start  no labels yet");
  }

  @Test
  void showsDeadLettersOfQuality() {
    String letters = tails.prefix() + "quality.dlq";
    stack.createTopic(letters, 1);
    send(letters, "a", "no avro".getBytes(UTF_8));

    assertThat(tails.lines("quality.dlq", 1, Map.of())).singleElement().asString().endsWith("7 B");
  }

  @Test
  void namesATopicThatIsMissing() {
    TopicTail tail = new TopicTail(tails.settings("predictions", Map.of()));

    assertThatThrownBy(() -> tail.run(new Terminal().console(), stop))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("predictions");
  }

  private static void awaitDrawn(Terminal terminal, String text) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> terminal.text().contains(text));
  }

  private void send(byte[]... values) {
    send(labels, "key", values);
  }

  private static void send(String topic, String key, byte[]... values) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value));
      }
    }
  }

  private byte[] label(String imageId) {
    return bytes(labels, new LabelFeedback(imageId, "cat", "ann", Instant.ofEpochMilli(1)));
  }

  private static <T extends SpecificRecord> byte[] bytes(String topic, T value) {
    try (RegistryAvroSerializer<T> serializer = new RegistryAvroSerializer<>()) {
      serializer.configure(Map.of("schema.registry.url", stack.schemaRegistry().toString()), false);
      return serializer.serialize(topic, value);
    }
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(more);
    config.put("bootstrap.servers", stack.bootstrapServers());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
