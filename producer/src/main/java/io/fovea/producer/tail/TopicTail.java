package io.fovea.producer.tail;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.Screen;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.TopicNeeds;
import io.fovea.runtime.kafka.WholeTopicReader;
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
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Shows the records of one topic as they come, one line each, on {@code out}. A record that cannot
 * be read is shown as such. Quality is shown as a table of its newest state where {@code out} is a
 * terminal. Ends well at its limit, when asked to, and when nobody reads its output any more.
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
    if (console.screen().isPresent() && settings.isForPeopleToWatch()) {
      watch(console, console.screen().get(), stop);
    } else {
      follow(console, stop);
    }
    return ExitCode.DONE;
  }

  private void watch(Console console, Screen screen, StopSignal stop) {
    try (WholeTopicReader<byte[], byte[]> reader = reader(true)) {
      Redrawing redrawing = new Redrawing(console.out(), screen, System::nanoTime);
      new QualityTail(reader, deserializer(QualityReport.class))
          .run(redrawing, console.out(), POLL, ZoneId.systemDefault(), stop);
    }
  }

  private void follow(Console console, StopSignal stop) {
    try (WholeTopicReader<byte[], byte[]> reader = reader(settings.fromBeginning())) {
      if (!settings.fromBeginning()) {
        console
            .err()
            .println("Waiting for new records of " + settings.topicName() + "; Ctrl-C ends");
      }
      show(reader, console.out(), stop);
    }
  }

  private WholeTopicReader<byte[], byte[]> reader(boolean fromBeginning) {
    List<String> topic = List.of(settings.topicName());
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return fromBeginning
        ? WholeTopicReader.fromBeginning(settings.kafka(), topic, bytes, bytes)
        : WholeTopicReader.fromEnd(settings.kafka(), topic, bytes, bytes);
  }

  private void checkStart() {
    Faults faults = new Faults();
    KafkaPreflight preflight = new KafkaPreflight(settings.kafka());
    if (settings.topic().holdsDeadLetters()) {
      preflight.checkBroker(TopicNeeds.none().read(settings.topicName()), faults);
    } else {
      preflight.check(TopicNeeds.none().read(settings.topicName()), faults);
    }
    faults.stopStartIfAny();
  }

  private void show(WholeTopicReader<byte[], byte[]> reader, PrintStream out, StopSignal stop) {
    BytesJson bytesJson = new BytesJson(settings.bytes());
    RecordLines lines = new RecordLines(view(bytesJson), bytesJson, ZoneId.systemDefault());
    Function<ConsumerRecord<byte[], byte[]>, String> line =
        settings.json() ? lines::json : lines::words;
    long left = settings.limit().orElse(Long.MAX_VALUE);
    boolean someoneReads = true;
    while (left > 0 && someoneReads && !stop.isRequested()) {
      left -= print(reader.poll(POLL), left, line, out);
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
      case DEAD_LETTERS, QUALITY_DEAD_LETTERS -> new DeadLetterView(bytesJson);
    };
  }

  private <T extends SpecificRecord> View view(
      Class<T> type, Function<T, String> words, AvroJson avroJson) {
    return new AvroView<>(deserializer(type), words, avroJson);
  }

  private <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
    RegistryAvroDeserializer<T> deserializer = RegistryAvroDeserializer.of(type);
    deserializer.configure(settings.kafka().clientConfig(), false);
    return deserializer;
  }
}
