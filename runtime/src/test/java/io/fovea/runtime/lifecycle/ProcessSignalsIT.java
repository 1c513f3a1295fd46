package io.fovea.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Sends real signals to real processes. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals to send")
class ProcessSignalsIT {
  private Process process;
  private BufferedReader output;

  @AfterEach
  void leaveNothingBehind() {
    process.destroyForcibly();
  }

  @Test
  void endsInOrderWith130OnInterrupt() throws Exception {
    start("orderly");
    signal("INT");
    assertThat(rest()).contains("ended in order", "Stopping. Ctrl-C again stops at once.");
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void endsInOrderWith0OnTerminate() throws Exception {
    start("orderly");
    signal("TERM");
    assertThat(rest()).containsExactly("ended in order");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void haltsOnASecondInterrupt() throws Exception {
    start("deaf");
    signal("INT");
    assertThat(output.readLine()).startsWith("Stopping.");
    long asked = System.nanoTime();
    signal("INT");
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(1_500));
  }

  @Test
  void haltsWhenTheEndTakesTooLong() throws Exception {
    start("deaf");
    signal("TERM");
    assertThat(rest()).containsExactly("Did not end within 2 s: stopped at once.");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  private void start(String manner) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            SignalledProcess.class.getName(),
            manner);
    process = new ProcessBuilder(listening(command)).redirectErrorStream(true).start();
    output = process.inputReader();
    assertThat(output.readLine()).isEqualTo("running");
  }

  /** A build in the background runs with SIGINT ignored, and a JVM under it would stay deaf. */
  private static List<String> listening(List<String> command) throws Exception {
    List<String> reset = List.of("env", "--default-signal=INT");
    if (run(Stream.concat(reset.stream(), Stream.of("true")).toList()) != 0) {
      return command; // not GNU's env
    }
    return Stream.concat(reset.stream(), command.stream()).toList();
  }

  private static int run(List<String> command) throws Exception {
    Process done = new ProcessBuilder(command).start();
    assertThat(done.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return done.exitValue();
  }

  private void signal(String name) throws Exception {
    assertThat(run(List.of("kill", "-" + name, Long.toString(process.pid())))).isZero();
  }

  private List<String> rest() {
    return output.lines().toList();
  }
}
