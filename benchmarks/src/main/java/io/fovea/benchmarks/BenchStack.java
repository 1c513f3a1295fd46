package io.fovea.benchmarks;

import io.fovea.localstack.LocalStack;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Broker, registry and model for one benchmark after another: each gets topics of its own by a
 * prefix, so that none reads what another left.
 */
record BenchStack(LocalStack stack, Path model, Path directory, KafkaSettings kafka) {

  static BenchStack of(LocalStack stack, Path model, Path directory, int partitions, String name) {
    Topics topics = new Topics(name + ".");
    for (String topic :
        List.of(
            topics.images(),
            topics.predictions(),
            topics.deadLetters(),
            topics.labels(),
            topics.quality(),
            topics.qualityDeadLetters())) {
      stack.createTopic(topic, partitions);
    }
    return new BenchStack(
        stack,
        model,
        directory,
        new KafkaSettings(
            stack.bootstrapServers(),
            stack.schemaRegistry().toString(),
            topics,
            false,
            partitions,
            Map.of()));
  }

  ServiceProcess classifier(List<String> options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--model", model.toString()));
    return service("classify", all);
  }

  ServiceProcess service(String name, List<String> options)
      throws IOException, InterruptedException {
    String prefix = kafka.topics().prefix();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--topic-prefix", prefix));
    all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    all.addAll(List.of("--schema-registry", kafka.schemaRegistry()));
    return ServiceProcess.start(name, all, directory.resolve(prefix + name + ".log"));
  }
}
