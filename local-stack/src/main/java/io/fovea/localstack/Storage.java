package io.fovea.localstack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A node's two directories. Kafka locks the metadata before it opens them only if they are apart
 * from the records; in one directory, a second node truncates the log of the first and fails after.
 */
record Storage(Path records, Path metadata) {

  static Storage in(Path data) {
    return new Storage(data.resolve("records"), data.resolve("metadata"));
  }

  /**
   * Makes them such that a KRaft node can start there, as {@code kafka-storage format} does. What a
   * node has used is left as it is: its cluster id and its feature levels belong to its records.
   *
   * @param scramUsers as {@code --add-scram} takes them
   */
  void formatIfNew(List<String> scramUsers) throws Exception {
    List<String> directories = List.of(records.toString(), metadata.toString());
    MetaPropertiesEnsemble found =
        new MetaPropertiesEnsemble.Loader()
            .addLogDirs(directories)
            .addMetadataLogDir(metadata.toString())
            .load();
    new Formatter()
        .setPrintStream(silence())
        .setNodeId(BrokerConfiguration.NODE_ID)
        .setClusterId(found.clusterId().orElseGet(() -> Uuid.randomUuid().toString()))
        .setControllerListenerName(BoundSockets.CONTROLLER)
        .setDirectories(directories)
        .setMetadataLogDirectory(metadata.toString())
        .setScramArguments(scramUsers)
        .setIgnoreFormatted(true)
        .run();
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
