package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
  private static final String PROPERTIES = "meta.properties";
  @TempDir private Path data;

  @Test
  void leavesAFormattedDirectoryAsItIs() throws Exception {
    Storage storage = Storage.in(data);
    storage.formatIfNew(List.of());
    String first = Files.readString(storage.metadata().resolve(PROPERTIES));
    storage.formatIfNew(List.of());
    assertThat(storage.metadata().resolve(PROPERTIES)).hasContent(first);
  }

  @Test
  void completesAFormatThatWasCutShort() throws Exception {
    Storage storage = Storage.in(data);
    storage.formatIfNew(List.of());
    String cluster = clusterId(storage.metadata());
    Files.delete(storage.records().resolve(PROPERTIES));
    storage.formatIfNew(List.of());
    assertThat(clusterId(storage.records())).isEqualTo(cluster);
    assertThat(clusterId(storage.metadata())).isEqualTo(cluster);
  }

  private static String clusterId(Path directory) throws Exception {
    return Files.readString(directory.resolve(PROPERTIES))
        .lines()
        .filter(l -> l.startsWith("cluster.id="))
        .findFirst()
        .orElseThrow();
  }
}
