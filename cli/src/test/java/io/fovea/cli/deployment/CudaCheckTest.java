package io.fovea.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/cuda-check.sh} among programs that answer as on machines with a GPU. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the natives are of Linux")
class CudaCheckTest {
  private static final String LIBRARIES =
      "libcudart.so.12 libcublas.so.12 libcublasLt.so.12 libcurand.so.10 libcudnn.so.9";

  @TempDir private Path programs;

  @BeforeEach
  void haveEverything() throws IOException {
    driver("570.86.15");
    libraries(LIBRARIES);
    program("docker", "echo '{\"Runtimes\":{\"nvidia\":{},\"runc\":{}}}'");
    program("nvidia-ctk", "true");
  }

  @Test
  void isContentWhereAllIsThere() throws Exception {
    assertThat(check()).contains("NVIDIA H100", "driver 570.86.15", "All is there.", "exit 0");
    assertThat(check("--container")).contains("the engine knows GPUs", "exit 0");
  }

  @Test
  void namesADriverThatIsTooOld() throws Exception {
    driver("470.256.02");
    assertThat(check())
        .contains("MISSING  driver 525.60.13 or newer", "This one is 470.256.02", "exit 1");
  }

  @Test
  void namesALibraryOfAnotherVersion() throws Exception {
    libraries(LIBRARIES.replace("libcudnn.so.9", "libcudnn.so.8"));
    assertThat(check()).contains("MISSING  libcudnn.so.9", "Install cuDNN 9", "exit 1");
    assertThat(check("--container")).contains("exit 0");
  }

  @Test
  void namesAnEngineWithoutGpus() throws Exception {
    program("docker", "echo '{\"Runtimes\":{\"runc\":{}}}'");
    assertThat(check("--container")).contains("MISSING  an engine that knows GPUs", "exit 1");
    assertThat(check()).contains("exit 0");
  }

  @Test
  void namesAGpuThatDoesNotAnswer() throws Exception {
    program("nvidia-smi", "echo 'Failed to initialize NVML'; exit 18");
    assertThat(check()).contains("MISSING  a GPU that answers: Failed to initialize", "exit 1");
  }

  @Test
  void asksForWhatTheVersionOfTheBuildNeeds() throws IOException {
    String version =
        Files.readString(YamlFile.PROJECT.resolve("pom.xml"))
            .replaceAll("(?s).*<onnxruntime.version>(.+?)</.*", "$1");
    assertThat(YamlFile.PROJECT.resolve("deploy/cuda-check.sh"))
        .content()
        .contains("onnxruntime_gpu " + version);
  }

  private void driver(String version) throws IOException {
    program("nvidia-smi", "echo 'NVIDIA H100, " + version + ", 9.0'");
  }

  private void libraries(String names) throws IOException {
    program("ldconfig", "for name in " + names + "; do echo \"  $name (libc6) => /x\"; done");
  }

  private void program(String name, String body) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String check(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(YamlFile.PROJECT + "/deploy/cuda-check.sh");
    builder.command().addAll(List.of(arguments));
    builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    builder.environment().remove("LD_LIBRARY_PATH");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor();
  }
}
