package io.fovea.streamsclassifier;

import io.fovea.runtime.kafka.Topics;
import io.fovea.streamsclassifier.classification.ClassificationTopology;
import io.fovea.streamsclassifier.classification.CommitPace;
import io.fovea.streamsclassifier.classification.ImageDecider;
import io.fovea.streamsclassifier.classification.Verdict;
import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.lookahead.ChunkLimits;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import io.fovea.streamsclassifier.service.ApplicationVersion;
import io.fovea.streamsclassifier.service.RestartBudget;
import io.fovea.streamsclassifier.service.StreamsService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.Topology;

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
    return new StreamsService(
        topology(lookAheads),
        properties(lookAheads),
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

  Topology topology(LookAheads<Verdict> lookAheads) {
    return new ClassificationTopology(topics().images(), topics().predictions())
        .topology(lookAheads, metrics, this::commitPace, serdes.predictions(), clock);
  }

  private CommitPace commitPace() {
    return new CommitPace(
        settings.maxBatch(), settings.guarantee().commitsApart(), System::nanoTime);
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
