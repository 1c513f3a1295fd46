package io.fovea.benchmarks.stack;

import io.fovea.localstack.LocalStack;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Broker and registry for one benchmark after another: each gets topics of its own by a prefix, so
 * that none reads what another left.
 */
public record BenchStack(LocalStack stack, Path directory, KafkaSettings kafka) {

  public static BenchStack of(LocalStack stack, Path directory, int partitions, String name) {
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
        directory,
        new KafkaSettings(
            stack.bootstrapServers(),
            stack.schemaRegistry().toString(),
            topics,
            false,
            partitions,
            Map.of()));
  }

  public ServiceProcess classifier(Path model, List<String> options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--model", model.toString()));
    return service("classify", all);
  }

  public ServiceProcess service(String name, List<String> options)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--topic-prefix", kafka.topics().prefix()));
    all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    all.addAll(List.of("--schema-registry", kafka.schemaRegistry()));
    return ServiceProcess.start(name, all, log(name));
  }

  /** Where a process of this benchmark speaks; the last one's words take the place of earlier. */
  public Path log(String name) {
    return directory.resolve(kafka.topics().prefix() + name + ".log");
  }
}
