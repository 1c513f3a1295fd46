package io.fovea.streamsclassifier;

import io.fovea.runtime.kafka.Topics;
import io.fovea.streamsclassifier.classification.ClassificationTopology;
import io.fovea.streamsclassifier.classification.ImageDecider;
import io.fovea.streamsclassifier.classification.ReleasePace;
import io.fovea.streamsclassifier.classification.Verdict;
import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.lookahead.ChunkLimits;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import io.fovea.streamsclassifier.service.ApplicationVersion;
import io.fovea.streamsclassifier.service.BackgroundFlush;
import io.fovea.streamsclassifier.service.RestartBudget;
import io.fovea.streamsclassifier.service.StreamsService;
import io.fovea.streamsclassifier.service.ThreadProducers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** What the running service is put together from. Making it starts nothing. */
record ClassifierAssembly(
    ClassifierSettings settings,
    ClassifierSource source,
    EventSerdes serdes,
    ClassifierMetrics metrics,
    Clock clock) {

  /** References to what Kafka Streams holds itself: several polls of the largest fetch. */
  private static final long STASH_BYTES = 256L << 20;

  StreamsService service(MeterRegistry registry) {
    LookAheads<Verdict> lookAheads = lookAheads();
    Properties properties = properties(lookAheads);
    KafkaClientSupplier clients = new StreamsConfig(properties).getKafkaClientSupplier();
    if (!settings.guarantee().seenWhenSent()) {
      return service(lookAheads, properties, clients, () -> ProcessingContext::commit, registry);
    }
    ThreadProducers producers = new ThreadProducers(clients);
    return service(lookAheads, properties, producers, () -> sending(producers), registry);
  }

  /** Commits would let predictions be seen, too, but offsets can wait for their interval. */
  private static Consumer<ProcessingContext> sending(ThreadProducers producers) {
    BackgroundFlush flush =
        new BackgroundFlush(
            producers
                .takeOfThisThread()
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Kafka Streams made no producer for " + Thread.currentThread())));
    return context -> flush.ask();
  }

  private StreamsService service(
      LookAheads<Verdict> lookAheads,
      Properties properties,
      KafkaClientSupplier clients,
      Supplier<Consumer<ProcessingContext>> releases,
      MeterRegistry registry) {
    return new StreamsService(
        topology(lookAheads, releases),
        properties,
        clients,
        RestartBudget.standard(clock),
        allEnded -> lookAheads.close(), // spares what belongs to a thread that is still alive
        registry);
  }

  LookAheads<Verdict> lookAheads() {
    ChunkLimits limits =
        new ChunkLimits(
            settings.maxBatch(),
            settings.maxBatchBytes(),
            StreamsProperties.chunkTime(settings),
            STASH_BYTES);
    return new LookAheads<>(
        Set.of(topics().images()), limits, this::decider, metrics, System::nanoTime);
  }

  private ImageDecider decider() {
    return new ImageDecider(serdes.images().get(), source.open(), source.model(), clock);
  }

  /**
   * @param releases makes, on each stream thread, what lets its predictions be seen
   */
  Topology topology(
      LookAheads<Verdict> lookAheads, Supplier<Consumer<ProcessingContext>> releases) {
    return new ClassificationTopology(topics().images(), topics().predictions())
        .topology(lookAheads, metrics, () -> pace(releases.get()), serdes.predictions(), clock);
  }

  private ReleasePace pace(Consumer<ProcessingContext> release) {
    Guarantee guarantee = settings.guarantee();
    return new ReleasePace(
        settings.maxBatch(),
        guarantee.fewApart(),
        guarantee.manyApart(),
        release,
        System::nanoTime);
  }

  Properties properties(LookAheads<Verdict> lookAheads) {
    int threads = settings.streamThreads(Runtime.getRuntime().availableProcessors());
    return StreamsProperties.of(settings, threads, lookAheads, deadLetters());
  }

  private DeadLetters deadLetters() {
    return new DeadLetters(
        topics().deadLetters(), settings.applicationId(), ApplicationVersion.current());
  }

  private Topics topics() {
    return settings.kafka().topics();
  }
}
