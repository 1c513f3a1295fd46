package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people and containers run it: a process. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherIT {
  @TempDir private Path directory;

  @Test
  void printsItsHelpOnStdout() throws Exception {
    try (Launcher fovea = new Launcher(directory, Launcher.SCRIPT, "--help")) {
      assertThat(fovea.exitCode()).isZero();
      assertThat(fovea.out()).startsWith("Usage: fovea").contains("stack");
      assertThat(fovea.err()).isEmpty();
    }
  }

  @Test
  void endsWith2OnAnUnknownOption() throws Exception {
    try (Launcher fovea = new Launcher(directory, Launcher.SCRIPT, "stack", "--broker-prot", "1")) {
      assertThat(fovea.exitCode()).isEqualTo(2);
      assertThat(fovea.out()).isEmpty();
      assertThat(fovea.err()).contains("did you mean --broker-port?").doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          classify, '', UseParallelGC, true
          classify, '', NewSize, 402653184
          classify, '', AlwaysPreTouch, true
          bench, '', UseParallelGC, true
          bench, '', InitialHeapSize, 2147483648
          bench, -Xmx1200m, InitialHeapSize, 1258291200
          quality, '', UseG1GC, true
          quality, '', AlwaysPreTouch, false
          classify, -XX:+UseSerialGC, UseSerialGC, true
          classify, -XX:+UseSerialGC, AlwaysPreTouch, false
          classify, -XX:NewSize=64m, NewSize, 67108864
          """)
  void keepsItsHeapAsTheCommandNeedsUnlessToldOtherwise(
      String command, String asked, String flag, String value) throws Exception {
    // Without the first, the JVM takes another collector on a small machine.
    String options = asked + " -XX:+AlwaysActAsServerClassMachine -XX:+PrintFlagsFinal";
    try (Launcher fovea =
        new Launcher(
            directory,
            Launcher.SCRIPT,
            environment -> environment.put("FOVEA_JAVA_OPTS", options),
            command,
            "--help")) {
      assertThat(fovea.exitCode()).isZero();
      assertThat(fovea.out().lines().filter(line -> line.contains(" " + flag + " ")))
          .singleElement()
          .asString()
          .containsPattern("= " + value + " ");
    }
  }

  @Test
  void worksThroughALinkFromAnotherDirectory() throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin dir"));
    Path first = Files.createSymbolicLink(bin.resolve("first"), Launcher.SCRIPT);
    Path link = Files.createSymbolicLink(directory.resolve("fovea"), Path.of("bin dir", "first"));
    Files.writeString(directory.resolve("mine.properties"), "broker-port=x\n");
    try (Launcher fovea = new Launcher(directory, link, "stack", "--config", "mine.properties")) {
      assertThat(fovea.exitCode()).isEqualTo(2);
      assertThat(fovea.err())
          .contains("file key broker-port must be")
          .doesNotContain("no settings");
    }
    Files.delete(link); // JUnit warns of links that lead out of its directory
    Files.delete(first);
  }

  @Test
  void tellsAllThatIsMissingAtOnceAndSoon() throws Exception {
    String nowhere = "localhost:" + closedPort();
    long start = System.nanoTime();
    try (Launcher fovea =
        new Launcher(
            directory,
            Launcher.SCRIPT,
            "classify",
            "--model",
            "absent.zip",
            "--bootstrap-servers",
            nowhere,
            "--schema-registry",
            "http://" + nowhere)) {
      assertThat(fovea.exitCode()).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(fovea.err())
          .contains("fovea classify cannot start:\n")
          .contains("  - cannot reach Kafka at " + nowhere)
          .contains("  - cannot reach the schema registry at http://" + nowhere)
          .contains("  - Model file absent.zip is not there")
          .doesNotContain("\tat ", "WARN", "ERROR");
      assertThat(fovea.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 0", "INT, 130"})
  void endsTheStackOnASignalAndLeavesNoProcess(String signal, int exitCode) throws Exception {
    try (Launcher fovea =
        new Launcher(
            directory, Launcher.SCRIPT, "stack", "--broker-port", "0", "--registry-port", "0")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> fovea.out().contains("schema-registry=") || !fovea.process().isAlive());
      assertThat(fovea.out()).contains("bootstrap-servers=127.0.0.1:");
      List<ProcessHandle> children = fovea.process().descendants().toList();
      assertThat(children).as("the registry").isNotEmpty();

      fovea.signal(signal);

      assertThat(fovea.exitCode()).isEqualTo(exitCode);
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(fovea.err()).doesNotContain("WARN", "ERROR", "Exception");
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
