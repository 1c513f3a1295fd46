package io.fovea.streamsclassifier.quality.application;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.runtime.kafka.Topics;
import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.quality.QualityListener;
import io.fovea.streamsclassifier.quality.QualitySerdes;
import io.fovea.streamsclassifier.quality.QualityTopics;
import io.fovea.streamsclassifier.quality.QualityTopology;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.service.ApplicationVersion;
import io.fovea.streamsclassifier.service.RestartBudget;
import io.fovea.streamsclassifier.service.StreamsService;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.Topology;

/**
 * What the running service is put together from. Making it starts nothing.
 *
 * @param partitions of {@code predictions}
 * @param stateDirectory for this instance alone
 */
record QualityAssembly(
    QualitySettings settings,
    int partitions,
    Path stateDirectory,
    Map<ModelVersion, ReferenceDistribution> references,
    QualitySerdes serdes,
    QualityListener listener,
    Clock clock) {

  StreamsService service(MeterRegistry registry) {
    StateMemory memory = new StateMemory();
    return new StreamsService(
        topology(),
        properties(memory),
        RestartBudget.standard(clock),
        allEnded -> {
          if (allEnded) {
            memory.close();
          }
        },
        registry);
  }

  Topology topology() {
    return new QualityTopology(
            QualityTopics.of(topics(), partitions),
            settings.limits(),
            references,
            serdes,
            listener,
            clock)
        .topology();
  }

  private Properties properties(StateMemory memory) {
    int threads = settings.streamThreads(Runtime.getRuntime().availableProcessors());
    DeadLetters letters =
        new DeadLetters(
            topics().qualityDeadLetters(), settings.applicationId(), ApplicationVersion.current());
    return QualityProperties.of(settings, threads, stateDirectory, memory, letters);
  }

  private Topics topics() {
    return settings.kafka().topics();
  }
}
