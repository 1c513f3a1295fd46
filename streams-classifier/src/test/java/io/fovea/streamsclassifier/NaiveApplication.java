package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.schema.Prediction;
import io.fovea.streamsclassifier.classification.ImageDecider;
import io.fovea.streamsclassifier.classification.Verdict;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import io.fovea.streamsclassifier.service.RestartBudget;
import io.fovea.streamsclassifier.service.StreamsService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The negative control: batches as one would at first, with a buffer in {@code process()} that a
 * punctuator flushes. It must be seen to lose records where the look-ahead loses none, or the
 * harness could not see a loss.
 */
final class NaiveApplication implements Application {
  private final ClassifierSettings settings;
  private final ClassifierSource source;
  private final EventSerdes serdes;

  NaiveApplication(ClassifierSettings settings, ClassifierSource source, EventSerdes serdes) {
    this.settings = settings;
    this.source = source;
    this.serdes = serdes;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ClassifierMetrics metrics = new ClassifierMetrics(registry);
    ClassifierAssembly assembly =
        new ClassifierAssembly(settings, source, serdes, metrics, Clock.systemUTC());
    LookAheads<Verdict> unused = assembly.lookAheads();
    StreamsService service =
        new StreamsService(
            topology(),
            assembly.properties(unused),
            RestartBudget.standard(Clock.systemUTC()),
            allEnded -> unused.close(),
            registry);
    service.start(() -> console.err().println("Ready: buffering"));
    stop.await();
    return service.close(Duration.ofSeconds(20)) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            settings.kafka().topics().images(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .processValues(() -> new BufferingProcessor(settings.maxBatch()))
        .to(
            settings.kafka().topics().predictions(),
            Produced.with(Serdes.ByteArray(), serdes.predictions()));
    return builder.build();
  }

  private final class BufferingProcessor implements FixedKeyProcessor<byte[], byte[], Prediction> {
    private final List<FixedKeyRecord<byte[], byte[]>> buffer = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> raw = new ArrayList<>();
    private final int maxBatch;
    private FixedKeyProcessorContext<byte[], Prediction> context;
    private ImageDecider decider;

    BufferingProcessor(int maxBatch) {
      this.maxBatch = maxBatch;
    }

    @Override
    public void init(FixedKeyProcessorContext<byte[], Prediction> context) {
      this.context = context;
      BatchClassifier classifier = source.open();
      decider =
          new ImageDecider(serdes.images().get(), classifier, source.model(), Clock.systemUTC());
      context.schedule(
          Duration.ofMillis(50), PunctuationType.WALL_CLOCK_TIME, timestamp -> flush());
    }

    @Override
    public void process(FixedKeyRecord<byte[], byte[]> record) {
      RecordMetadata at = context.recordMetadata().orElseThrow();
      buffer.add(record);
      raw.add(
          new ConsumerRecord<>(
              at.topic(), at.partition(), at.offset(), record.key(), record.value()));
      if (buffer.size() == maxBatch) {
        flush();
      }
    }

    private void flush() {
      if (buffer.isEmpty()) {
        return;
      }
      List<Verdict> verdicts = decider.decide(raw);
      for (int i = 0; i < buffer.size(); i++) {
        if (verdicts.get(i) instanceof Verdict.Predicted predicted) {
          context.forward(buffer.get(i).withValue(predicted.prediction()));
        }
      }
      buffer.clear();
      raw.clear();
    }

    @Override
    public void close() {
      decider.close();
    }
  }
}
