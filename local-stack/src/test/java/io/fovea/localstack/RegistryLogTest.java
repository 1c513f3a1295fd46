package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLogTest {
  @TempDir private Path directory;

  @Test
  void findsThePortOnceItIsSaid() throws IOException {
    RegistryLog log = new RegistryLog(directory.resolve("registry.log"));
    assertThat(log.port()).isEmpty();
    Files.writeString(log.file(), "INFO starting\nINFO started. Listening on: http");
    assertThat(log.port()).isEmpty();
    Files.writeString(
        log.file(), "INFO started in 2.2s. Listening on: http://127.0.0.1:43210\nINFO more\n");
    assertThat(log.port()).hasValue(43210);
  }

  @Test
  void waitsForTheWholePort() throws IOException {
    RegistryLog log = new RegistryLog(directory.resolve("registry.log"));
    Files.writeString(log.file(), "Listening on: http://127.0.0.1:432");
    assertThat(log.port()).isEmpty();
  }

  @Test
  void showsOnlyTheEndOfALongLog() throws IOException {
    RegistryLog log = new RegistryLog(directory.resolve("registry.log"));
    Files.writeString(
        log.file(),
        IntStream.rangeClosed(1, 100).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
    assertThat(log.tail().lines()).hasSize(15).startsWith("line 86").endsWith("line 100");
  }
}
