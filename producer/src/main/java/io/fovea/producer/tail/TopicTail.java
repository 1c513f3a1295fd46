package io.fovea.producer.tail;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.settings.Faults;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Shows the records of one topic as they come, one line each, on {@code out}. A record that cannot
 * be read is shown as such. Ends well at its limit, when asked to, and when nobody reads its output
 * any more.
 */
public final class TopicTail implements Application {
  private static final Duration POLL = Duration.ofMillis(200);

  private final TailSettings settings;

  public TopicTail(TailSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) {
    checkStart();
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      takePosition(consumer);
      if (!settings.fromBeginning()) {
        console
            .err()
            .println("Waiting for new records of " + settings.topicName() + "; Ctrl-C ends");
      }
      show(consumer, console.out(), stop);
    }
    return ExitCode.DONE;
  }

  private void checkStart() {
    Faults faults = new Faults();
    KafkaPreflight preflight = new KafkaPreflight(settings.kafka());
    if (settings.topic() == TopicKind.DEAD_LETTERS) {
      preflight.checkBroker(List.of(settings.topicName()), faults);
    } else {
      preflight.check(List.of(settings.topicName()), faults);
    }
    faults.stopStartIfAny();
  }

  private void show(Consumer<byte[], byte[]> consumer, PrintStream out, StopSignal stop) {
    BytesJson bytesJson = new BytesJson(settings.bytes());
    RecordLines lines = new RecordLines(view(bytesJson), bytesJson, ZoneId.systemDefault());
    Function<ConsumerRecord<byte[], byte[]>, String> line =
        settings.json() ? lines::json : lines::words;
    long left = settings.limit().orElse(Long.MAX_VALUE);
    boolean someoneReads = true;
    while (left > 0 && someoneReads && !stop.isRequested()) {
      left -= print(consumer.poll(POLL), left, line, out);
      someoneReads = !out.checkError();
    }
  }

  private static long print(
      ConsumerRecords<byte[], byte[]> records,
      long atMost,
      Function<ConsumerRecord<byte[], byte[]>, String> line,
      PrintStream out) {
    long printed = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (printed == atMost) {
        break;
      }
      out.println(line.apply(record));
      printed++;
    }
    return printed;
  }

  private View view(BytesJson bytesJson) {
    AvroJson avroJson = new AvroJson(bytesJson);
    return switch (settings.topic()) {
      case IMAGES -> view(ImageEvent.class, Words::of, avroJson);
      case PREDICTIONS -> view(Prediction.class, Words::of, avroJson);
      case LABELS -> view(LabelFeedback.class, Words::of, avroJson);
      case QUALITY -> view(QualityReport.class, Words::of, avroJson);
      case DEAD_LETTERS -> new DeadLetterView(bytesJson);
    };
  }

  private <T extends SpecificRecord> View view(
      Class<T> type, Function<T, String> words, AvroJson avroJson) {
    RegistryAvroDeserializer<T> deserializer = RegistryAvroDeserializer.of(type);
    deserializer.configure(settings.kafka().clientConfig(), false);
    return new AvroView<>(deserializer, words, avroJson);
  }

  /** By partition and in no group: a look changes nothing, and two looks both see everything. */
  private void takePosition(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(settings.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    if (settings.fromBeginning()) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // Seeking is lazy; what comes after the words "waiting for" must be seen.
    partitions.forEach(consumer::position);
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config = settings.kafka().clientConfig();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
