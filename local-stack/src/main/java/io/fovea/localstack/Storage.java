package io.fovea.localstack;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/** Makes a directory one that a KRaft node can start on, as {@code kafka-storage format} does. */
final class Storage {
  private Storage() {}

  /**
   * A directory that a node has used is left as it is: its cluster id and its feature levels belong
   * to the records in it.
   */
  static void formatIfNew(Path directory) throws Exception {
    if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return;
    }
    new Formatter()
        .setPrintStream(silence())
        .setNodeId(BrokerConfiguration.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(BoundSockets.CONTROLLER)
        .addDirectory(directory.toString())
        .setMetadataLogDirectory(directory.toString())
        .run();
  }

  private static PrintStream silence() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
