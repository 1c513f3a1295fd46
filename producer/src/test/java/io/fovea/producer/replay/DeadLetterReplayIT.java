package io.fovea.producer.replay;

import static io.fovea.producer.replay.Letters.bytes;
import static io.fovea.producer.replay.Letters.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackSettings;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DeadLetterReplayIT {
  private static LocalStack stack;
  private static Cluster cluster;

  private final StopSignal stop = new StopSignal();
  private String images;
  private String dlq;
  private String ledger;
  private String prefix;

  @BeforeAll
  static void startBroker() {
    stack = LocalStack.start(LocalStackSettings.DEFAULT.withoutRegistry());
    cluster = new Cluster(stack.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    stack.close();
  }

  @BeforeEach
  void nameTopics(TestInfo test) {
    prefix = test.getTestMethod().orElseThrow().getName() + ".";
    images = prefix + "images";
    dlq = prefix + "images.dlq";
    ledger = prefix + "images.dlq.replayed";
  }

  @Test
  void putsEachBackOnceHoweverOftenItIsCalled() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 7);

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(7);
    for (int call = 0; call < 3; call++) {
      JsonNode again = replay(options());
      assertThat(again.path("replayed").asInt()).isZero();
      assertThat(again.path("already_replayed").asInt()).isEqualTo(7);
    }

    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 7));
  }

  @Test
  void takesWhatIsNewerInALaterCall() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 3);
    replay(options());
    letters("EMPTY_IMAGE", 3, 5);

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(2);

    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 5));
  }

  @Test
  void leavesOtherReasonsForALaterCall() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 3);
    letters("WRONG_SHAPE", 3, 5);
    letters("EMPTY_IMAGE", 5, 9);

    JsonNode narrow = replay(options().with("reason", "wrong-shape"));
    assertThat(narrow.path("by_reason").toString()).isEqualTo("{\"WRONG_SHAPE\":2}");
    assertThat(narrow.path("other_reason").asInt()).isEqualTo(7);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(3, 5));

    JsonNode wide = replay(options());
    assertThat(wide.path("by_reason").toString()).isEqualTo("{\"EMPTY_IMAGE\":7}");
    assertThat(wide.path("already_replayed").asInt()).isEqualTo(2);
    replay(options().with("reason", "wrong-shape"));
    replay(options());

    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 9));
  }

  @Test
  void keepsEveryByteAndForeignHeader() throws Exception {
    createTopics(1);
    byte[] odd = {0, 0, -1, 127, -128};
    Headers traced = headers("NOT_WIRE_FORMAT", images, 1, 4).add("trace", odd);
    cluster.send(
        List.of(
            Letters.toSend(dlq, odd, odd, traced),
            Letters.toSend(dlq, null, odd, headers("X", images, 1, 5)),
            Letters.toSend(dlq, odd, null, headers("X", images, 1, 6))));

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(3);

    List<ConsumerRecord<byte[], byte[]>> records = cluster.committed(images);
    assertThat(records).hasSize(3);
    assertThat(records).filteredOn(record -> record.key() == null).hasSize(1);
    assertThat(records).filteredOn(record -> record.value() == null).hasSize(1);
    ConsumerRecord<byte[], byte[]> first =
        records.stream().filter(r -> r.headers().lastHeader("trace") != null).findFirst().get();
    assertThat(first.key()).isEqualTo(odd);
    assertThat(first.value()).isEqualTo(odd);
    assertThat(first.headers().lastHeader("trace").value()).isEqualTo(odd);
    assertThat(ReplayHeaders.text(first.headers(), ReplayHeaders.REPLAYED_FROM))
        .contains(dlq + "-0-0");
    assertThat(first.headers()).hasSize(3);
  }

  @Test
  void doesNotTurnRoundAndRoundWithAnImageThatStaysBad() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 1);
    replay(options());
    rejectAgain(cluster.committed(images).get(0));

    JsonNode again = replay(options());
    assertThat(again.path("replayed").asInt()).isZero();
    assertThat(again.path("still_bad").asInt()).isEqualTo(1);

    assertThat(replay(options().with("max-attempts", "2")).path("replayed").asInt()).isEqualTo(1);
    assertThat(replay(options().with("max-attempts", "2")).path("replayed").asInt()).isZero();
    assertThat(putBack()).containsExactly("id-0", "id-0");
  }

  @Test
  void changesNothingInADryRun() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 3);

    JsonNode dry = replay(options().with("dry-run", "true"));

    assertThat(dry.path("by_reason").toString()).isEqualTo("{\"EMPTY_IMAGE\":3}");
    assertThat(putBack()).isEmpty();
    assertThat(cluster.exists(ledger)).isFalse();
    replay(options());
    assertThat(replay(options().with("dry-run", "true")).path("replayed").asInt()).isZero();
  }

  @Test
  void putsBackWhatAnAbandonedTransactionHeld() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 2);
    replay(options().with("reason", "NONE")); // makes the ledger
    Producer<byte[], byte[]> crashed = clients().producer();
    crashed.initTransactions();
    crashed.beginTransaction();
    crashed.send(new ProducerRecord<>(images, bytes("id-0"), bytes("v")));
    crashed.send(new ProducerRecord<>(ledger, bytes("some"), bytes("{}")));
    crashed.flush();
    crashed.close(Duration.ZERO);

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(2);

    assertThat(putBack()).containsExactlyInAnyOrder("id-0", "id-1");
  }

  @Test
  void shutsOutAnOlderCallThatIsStillRunning() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 2);
    try (Producer<byte[], byte[]> older = clients().producer()) {
      Transactions transactions = new Transactions(older);
      replay(options());
      List<ProducerRecord<byte[], byte[]>> late =
          List.of(new ProducerRecord<>(images, bytes("id-0"), bytes("v")));

      assertThatThrownBy(() -> transactions.send(late)).isInstanceOf(KafkaException.class);
    }
    assertThat(putBack()).containsExactlyInAnyOrder("id-0", "id-1");
  }

  @Test
  void putsEachBackOnceWhereverItIsKilled() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 1_300);

    // A transaction holds 500 dead letters, each two records: itself and its ledger entry.
    assertThat(killed(HaltingInterceptor.AFTER_SENDS, 1)).isTrue();
    assertThat(killed(HaltingInterceptor.AFTER_ACKNOWLEDGEMENTS, 1_000)).isTrue();
    assertThat(killed(HaltingInterceptor.AFTER_SENDS, 1_200)).isTrue();
    assertThat(killed(HaltingInterceptor.AFTER_ACKNOWLEDGEMENTS, 1_001)).isTrue();
    JsonNode last = replay(options());

    assertThat(last.path("already_replayed").asInt()).isEqualTo(1_000);
    assertThat(last.path("replayed").asInt()).isEqualTo(300);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 1_300));
  }

  @Test
  void leavesWhatIsTooLargeAndPutsBackTheRest() throws Exception {
    stack.createTopic(images, 1, Map.of("max.message.bytes", "3000"));
    stack.createTopic(dlq, 1);
    letters("EMPTY_IMAGE", 0, 2);
    byte[] large = new byte[5_000];
    new Random(1).nextBytes(large);
    Headers headers = headers("EMPTY_IMAGE", images, 0, 99);
    cluster.send(List.of(Letters.toSend(dlq, bytes("large"), large, headers)));
    letters("EMPTY_IMAGE", 2, 4);

    JsonNode report = replay(options(), ExitCode.FAILED);
    assertThat(report.path("replayed").asInt()).isEqualTo(4);
    assertThat(report.path("too_large").asInt()).isEqualTo(1);

    assertThat(replay(options(), ExitCode.FAILED).path("already_replayed").asInt()).isEqualTo(4);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 4));
  }

  @Test
  void forgetsWhatIsNoLongerInTheTopic() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 3);
    replay(options());
    cluster.deleteAll(dlq);
    letters("EMPTY_IMAGE", 3, 4);

    assertThat(replay(options()).path("dead_letters").asInt()).isEqualTo(1);

    assertThat(cluster.committed(ledger)).filteredOn(entry -> entry.value() == null).hasSize(3);
    assertThat(replay(options()).path("already_replayed").asInt()).isEqualTo(1);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 4));
  }

  @Test
  void takesDeadLettersOfOtherProgramsOnceToo() throws Exception {
    createTopics(1);
    cluster.send(
        List.of(
            Letters.toSend(dlq, bytes("a"), bytes("v"), new RecordHeaders()),
            Letters.toSend(dlq, bytes("b"), bytes("v"), new RecordHeaders())));

    assertThat(replay(options()).path("by_reason").toString()).isEqualTo("{\"UNKNOWN\":2}");
    assertThat(replay(options()).path("already_replayed").asInt()).isEqualTo(2);
  }

  @Test
  void refusesALedgerThatForgets() {
    createTopics(1);
    stack.createTopic(ledger, 1, Map.of("cleanup.policy", "delete"));

    assertThatThrownBy(() -> replay(options()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("cleanup.policy=compact");
  }

  @Test
  void namesTheTopicsThatAreMissing() {
    assertThatThrownBy(() -> replay(options()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(images)
        .hasMessageContaining(dlq);
  }

  @Test
  void stopsWhenAskedTo() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 2);
    stop.request();

    replay(options(), ExitCode.INTERRUPTED);

    assertThat(putBack()).isEmpty();
  }

  private void createTopics(int deadLetterPartitions) {
    stack.createTopic(images, 3);
    stack.createTopic(dlq, deadLetterPartitions);
  }

  private boolean killed(String haltKey, int haltAt) throws Exception {
    return ReplayProcess.run(stack.bootstrapServers(), prefix, haltKey, haltAt)
        == HaltingInterceptor.STATUS;
  }

  private void letters(String reason, int from, int to) {
    Stream<ProducerRecord<byte[], byte[]>> letters =
        IntStream.range(from, to)
            .mapToObj(i -> Letters.toSend(dlq, "id-" + i, headers(reason, images, 0, i)));
    cluster.send(letters.toList());
  }

  /** As the classifier would: all headers stay, and those of the rejection come behind them. */
  private void rejectAgain(ConsumerRecord<byte[], byte[]> image) {
    Headers all = new RecordHeaders(image.headers().toArray());
    headers("EMPTY_IMAGE", images, image.partition(), image.offset() + 1_000).forEach(all::add);
    cluster.send(List.of(Letters.toSend(dlq, image.key(), image.value(), all)));
  }

  private JsonNode replay(Options options) throws Exception {
    return replay(options, ExitCode.DONE);
  }

  private JsonNode replay(Options options, ExitCode expected) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    ExitCode end =
        new DeadLetterReplay(options.settings()).run(new Console(print, System.err, false), stop);
    assertThat(end).isEqualTo(expected);
    return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
  }

  private ReplayClients clients() {
    return new ReplayClients(options().settings().kafka());
  }

  private Options options() {
    return new Options()
        .with("bootstrap-servers", stack.bootstrapServers())
        .with("topic-prefix", prefix);
  }

  private List<String> putBack() {
    return Cluster.keys(cluster.committed(images));
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "id-" + i).toList();
  }
}
