package io.fovea.producer.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fovea.localstack.LocalStack;
import io.fovea.producer.Terminal;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Reads the topics of a test by {@code tail} itself. */
public record Tails(LocalStack stack, String prefix) {

  /** As many records as asked for, from the beginning; waits for them. */
  public List<JsonNode> json(String topic, int count) {
    List<JsonNode> records = new ArrayList<>();
    for (String line : lines(topic, count, Map.of("json", "true"))) {
      try {
        records.add(new JsonMapper().readTree(line));
      } catch (IOException malformed) {
        throw new AssertionError(line, malformed);
      }
    }
    return records;
  }

  public List<String> lines(String topic, int count, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("limit", Integer.toString(count));
    options.put("from-beginning", "true");
    Terminal terminal = new Terminal();
    ExitCode end =
        new TopicTail(settings(topic, options)).run(terminal.console(), new StopSignal());
    if (end != ExitCode.DONE) {
      throw new AssertionError(end + ": " + terminal.err());
    }
    return terminal.out();
  }

  public boolean exists(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      return admin.listTopics().names().get().contains(prefix + topic);
    }
  }

  TailSettings settings(String topic, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("topic", topic);
    options.put("bootstrap-servers", stack.bootstrapServers());
    options.put("schema-registry", stack.schemaRegistry().toString());
    options.put("topic-prefix", prefix);
    return TailSettings.from(
        new SettingsResolver(TailSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
