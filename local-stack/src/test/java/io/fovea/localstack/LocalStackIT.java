package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LocalStackIT {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final TopicPartition IN = new TopicPartition("in", 0);

  @Test
  void servesClientsAndLeavesNothingBehind() throws Exception {
    LocalStack stack = LocalStack.start();
    EmbeddedBroker broker = (EmbeddedBroker) stack.broker();
    Path data = broker.dataDirectory();
    Path log = stack.registry().temporaryDirectory();
    try (stack) {
      assertThat(data).isNotEmptyDirectory();
      assertThat(log).isNotEmptyDirectory();
      commitsATransactionAndAbortsAnother(stack);
      registersAndReadsASchema(stack.schemaRegistry());
    }
    assertThat(isOpen(broker.port())).isFalse();
    assertThat(isOpen(stack.schemaRegistry().getPort())).isFalse();
    assertThat(stack.registry().isAlive()).isFalse();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(data).doesNotExist();
    assertThat(log).doesNotExist();
  }

  @Test
  void twoStacksLiveSideBySide() {
    try (LocalStack one = LocalStack.start()) {
      Records inOne = new Records(one.bootstrapServers());
      try (LocalStack two = LocalStack.start()) {
        assertThat(one.schemaRegistry()).isNotEqualTo(two.schemaRegistry());
        one.createTopic("same-name", 1);
        two.createTopic("same-name", 1);
        inOne.write("same-name", "of one");
        new Records(two.bootstrapServers()).write("same-name", "of two");
        assertThat(inOne.committed("same-name")).containsExactly("of one");
      }
      inOne.write("same-name", "still there");
      assertThat(inOne.committed("same-name")).containsExactly("of one", "still there");
    }
  }

  /** Read, process, write, with the offset in the transaction: what exactly-once rests on. */
  private static void commitsATransactionAndAbortsAnother(LocalStack stack) {
    stack.createTopic("in", 1);
    stack.createTopic("out", 1);
    Records records = new Records(stack.bootstrapServers());
    records.write("in", "a", "b");
    Map<String, Object> group = Map.of("group.id", "copies", "enable.auto.commit", false);
    Map<String, Object> transactional = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "copies-1");
    try (KafkaConsumer<String, String> consumer = records.consumer(group);
        KafkaProducer<String, String> producer = records.producer(transactional)) {
      consumer.subscribe(List.of("in"));
      producer.initTransactions();
      copy(consumer, producer, 2);
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("out", "never seen"));
      producer.flush();
      producer.abortTransaction();
      assertThat(consumer.committed(Set.of(IN)).get(IN).offset()).isEqualTo(2);
    }
    assertThat(records.committed("out")).containsExactly("copy of a", "copy of b");
  }

  private static void copy(
      KafkaConsumer<String, String> consumer, KafkaProducer<String, String> producer, int count) {
    producer.beginTransaction();
    int seen = 0;
    for (int polls = 0; seen < count && polls < 200; polls++) {
      ConsumerRecords<String, String> batch = consumer.poll(POLL);
      batch.forEach(r -> producer.send(new ProducerRecord<>("out", "copy of " + r.value())));
      seen += batch.count();
    }
    producer.sendOffsetsToTransaction(
        Map.of(IN, new OffsetAndMetadata(seen)), consumer.groupMetadata());
  }

  private static void registersAndReadsASchema(URI registry) throws Exception {
    String schema = "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}";
    HttpResponse<String> registered =
        send(
            HttpRequest.newBuilder(URI.create(registry + "/subjects/words-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(schema)));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    Matcher id = Pattern.compile("\"id\"\\s*:\\s*(\\d+)").matcher(registered.body());
    assertThat(id.find()).as(registered.body()).isTrue();
    HttpResponse<String> read =
        send(HttpRequest.newBuilder(URI.create(registry + "/schemas/ids/" + id.group(1))).GET());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).contains("string");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
  }

  private static boolean isOpen(int port) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }
}
