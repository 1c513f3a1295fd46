package io.fovea.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OnnxRuntimeTest {

  /** In a process of its own: what went wrong here killed it. */
  @Test
  void startsHoweverLongTheCommandLineIs() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                classPath + File.pathSeparator + "x/".repeat(10_000),
                Start.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).contains("started");
  }

  /** Starts it, on the main thread with its ordinary stack. */
  static final class Start {
    private Start() {}

    public static void main(String[] arguments) {
      System.out.println("started " + OnnxRuntime.environment().getVersion());
    }
  }
}
