package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryHomeTest {
  private static final String MEND = "./mvnw -pl local-stack process-resources";

  @Test
  void readsTheMainClassOfTheRunner(@TempDir Path home) throws IOException {
    Path runner = home.resolve("registry-1.0-runner.jar");
    writeRunner(runner, FailingRegistry.class);
    assertThat(RegistryHome.in(home))
        .isEqualTo(new RegistryHome(runner, FailingRegistry.class.getName()));
  }

  @Test
  void namesTheMendWhereNothingIsUnpacked(@TempDir Path empty) {
    for (Path home : new Path[] {empty, empty.resolve("absent")}) {
      assertThatExceptionOfType(LocalStackException.class)
          .isThrownBy(() -> RegistryHome.in(home))
          .withMessageContaining(home.toString())
          .withMessageContaining(MEND);
    }
  }

  @Test
  void namesARunnerThatIsNoJar(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("registry-1.0-runner.jar"), "half a download");
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> RegistryHome.in(home))
        .withMessageContaining("unreadable");
  }

  @Test
  void showsTheLastLinesOfARegistryThatEnds(@TempDir Path home) throws IOException {
    writeRunner(home.resolve("registry-1.0-runner.jar"), FailingRegistry.class);
    RegistryHome failing = RegistryHome.in(home);
    assertThatExceptionOfType(LocalStackException.class)
        .isThrownBy(() -> RegistryProcess.start(LocalStackSettings.DEFAULT, failing))
        .withMessageContaining("exit code 3")
        .withMessageContaining("the store is out of order");
  }

  private static void writeRunner(Path jar, Class<?> main) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    String entry = main.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream bytes = main.getResourceAsStream("/" + entry)) {
      out.putNextEntry(new ZipEntry(entry));
      bytes.transferTo(out);
      out.closeEntry();
    }
  }
}
