package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WholeTopicReaderIT {
  private static final Duration POLL = Duration.ofMillis(50);

  private static LocalStack stack;
  private static KafkaSettings kafka;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(LocalStackSettings.DEFAULT.withoutRegistry());
    kafka =
        new KafkaSettings(
            stack.bootstrapServers(),
            "http://localhost:1",
            new Topics(""),
            false,
            1,
            Map.of("metadata.max.age.ms", "200", "group.id", "ignored"));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void readsAllPartitionsOfAllTopicsFromTheirBeginning() {
    stack.createTopic("one", 3);
    stack.createTopic("two", 1);
    write("one", 0, "a");
    write("one", 2, "b");
    write("two", 0, "c");

    try (WholeTopicReader<String, String> reader = fromBeginning("one", "two")) {
      assertThat(read(reader, 3)).containsExactlyInAnyOrder("a", "b", "c");
    }
  }

  @Test
  void standsBehindTheNewestOnceItIsMade() {
    stack.createTopic("followed", 2);
    write("followed", 0, "before");

    try (WholeTopicReader<String, String> reader = fromEnd("followed")) {
      write("followed", 0, "after");
      write("followed", 1, "too");

      assertThat(read(reader, 2)).containsExactlyInAnyOrder("after", "too");
    }
  }

  @Test
  void readsAddedPartitionsFromTheirBeginningAndGoesOnInTheOthers() throws Exception {
    stack.createTopic("growing", 1);
    write("growing", 0, "before");

    try (WholeTopicReader<String, String> reader = fromEnd("growing")) {
      write("growing", 0, "first");
      assertThat(read(reader, 1)).containsExactly("first");
      addPartitions("growing", 3);
      write("growing", 0, "second");
      write("growing", 1, "third");
      write("growing", 2, "fourth");

      assertThat(read(reader, 3)).containsExactlyInAnyOrder("second", "third", "fourth");
    }
  }

  @Test
  void countsWithoutReading() throws Exception {
    stack.createTopic("counted", 1);
    stack.createTopic("read", 1);
    try (WholeTopicReader<String, String> reader = fromBeginning("counted", "read")) {
      reader.leaveUnread("counted");
      write("counted", 0, "x");
      addPartitions("counted", 2);
      write("counted", 1, "y");
      write("read", 0, "z");

      List<String> read = new ArrayList<>();
      while (reader.endOf("counted") < 2) {
        reader.poll(POLL).forEach(record -> read.add(record.value()));
      }
      read.addAll(read(reader, 1 - read.size()));
      assertThat(read).containsExactly("z");
    }
  }

  @Test
  void givesARecordAgain() {
    stack.createTopic("again", 1);
    write("again", 0, "a");
    write("again", 0, "b");

    try (WholeTopicReader<String, String> reader = fromBeginning("again")) {
      ConsumerRecord<String, String> first = reader.poll(Duration.ofSeconds(30)).iterator().next();
      reader.goBackTo(first);

      assertThat(read(reader, 2)).containsExactly("a", "b");
    }
  }

  @Test
  void namesAMissingTopic() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fromEnd("absent"))
        .withMessageContaining("'absent'");
  }

  private static WholeTopicReader<String, String> fromBeginning(String... topics) {
    return WholeTopicReader.fromBeginning(
        kafka, List.of(topics), new StringDeserializer(), new StringDeserializer());
  }

  private static WholeTopicReader<String, String> fromEnd(String... topics) {
    return WholeTopicReader.fromEnd(
        kafka, List.of(topics), new StringDeserializer(), new StringDeserializer());
  }

  /** That many values and what came with them; the timeout of the test is the deadline. */
  private static List<String> read(WholeTopicReader<String, String> reader, int count) {
    List<String> values = new ArrayList<>();
    while (values.size() < count) {
      reader.poll(POLL).forEach(record -> values.add(record.value()));
    }
    return values;
  }

  private static void write(String topic, int partition, String value) {
    Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, partition, null, value));
    }
  }

  private static void addPartitions(String topic, int total) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total))).all().get();
    }
  }
}
