package io.fovea.benchmarks.recordwise;

import io.fovea.benchmarks.stack.MeasuredProcess;
import io.fovea.runtime.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link RecordAtATime} to be started.
 *
 * @param group its application id
 */
public record RecordProcess(KafkaSettings kafka, Path model, String group, int threads) {
  private static final String HEAP = "1g";

  public MeasuredProcess start(Path log) throws IOException {
    List<String> arguments =
        List.of(
            kafka.bootstrapServers(),
            kafka.schemaRegistry(),
            model.toString(),
            kafka.topics().images(),
            kafka.topics().predictions(),
            group,
            String.valueOf(threads));
    return MeasuredProcess.plainJava(HEAP, RecordAtATime.class.getName(), arguments, log);
  }
}
