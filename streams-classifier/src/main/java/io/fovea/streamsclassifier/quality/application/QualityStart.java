package io.fovea.streamsclassifier.quality.application;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.TopicNeeds;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * All that the start needs, found and checked. Closed when the service has ended.
 *
 * @param partitions of {@code predictions}
 * @param stateDirectory held by {@code lock}
 */
record QualityStart(
    int partitions,
    Path stateDirectory,
    StateLock lock,
    Map<ModelVersion, ReferenceDistribution> references)
    implements AutoCloseable {

  /**
   * Looks for everything.
   *
   * @throws io.fovea.runtime.StartException with every fault at once
   */
  static QualityStart checked(QualitySettings settings, PrintStream err)
      throws InterruptedException {
    Faults faults = new Faults();
    err.println("Looking for Kafka at " + settings.kafka().bootstrapServers() + " ...");
    new KafkaPreflight(settings.kafka()).check(needs(settings), faults);
    Optional<ClusterFacts> cluster =
        faults.any() ? Optional.empty() : ClusterFacts.ask(settings.kafka(), faults);
    Map<ModelVersion, ReferenceDistribution> references =
        ModelReferences.read(settings.models(), faults);
    // Without a cluster its folder is not known; whether one can be made there is, all the same.
    Path state = cluster.map(settings::stateOf).orElse(settings.stateDirectory());
    Optional<StateLock> lock = StateLock.take(state, settings.applicationId(), faults);
    if (faults.any()) {
      lock.ifPresent(StateLock::close);
    }
    faults.stopStartIfAny();
    return new QualityStart(
        cluster.orElseThrow().partitions(), state, lock.orElseThrow(), references);
  }

  private static TopicNeeds needs(QualitySettings settings) {
    Topics topics = settings.kafka().topics();
    return TopicNeeds.none()
        .read(topics.predictions(), topics.labels())
        .write(topics.quality(), topics.qualityDeadLetters());
  }

  @Override
  public void close() {
    lock.close();
  }
}
