package io.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoModelTest {
  @TempDir Path home;

  @Test
  void takesTheModelThatIsNamed() throws Exception {
    ship("mnist-1.0.zip");
    DemoModel model = model("digits", Optional.of(Path.of("mine.zip")));
    assertThat(model.path()).isEqualTo(Path.of("mine.zip"));
    assertThat(model.isThere()).isTrue();
  }

  @Test
  void takesTheNewestOfThoseThatComeWithFovea() throws Exception {
    ship("mnist-1.0.zip");
    Path newest = ship("mnist-1.1.zip");
    ship("mnist-notes.txt");
    Path cifar = ship("cifar10-1.0.zip");
    for (String dataset : new String[] {"digits", "mnist", "mnist+digits"}) {
      assertThat(model(dataset, Optional.empty()).path()).isEqualTo(newest);
    }
    assertThat(model("cifar10", Optional.empty()).path()).isEqualTo(cifar);
  }

  @Test
  void trainsOneWhereNoneComesWithFovea() throws Exception {
    ship("mnist-1.0.zip");
    DemoModel model = model("folder:a/b", Optional.empty());
    assertThat(model.path()).isEqualTo(home.resolve(".fovea/models/folder_a_b.zip"));
    assertThat(model.isThere()).isFalse();
  }

  @Test
  void livesWithoutThatFolder() {
    assertThat(model("digits", Optional.empty()).isThere()).isFalse();
  }

  private Path ship(String name) throws Exception {
    Path folder = Files.createDirectories(home.resolve("models"));
    return Files.writeString(folder.resolve(name), "");
  }

  private DemoModel model(String dataset, Optional<Path> named) {
    return new DemoModel(
        new DemoSettings(
            dataset,
            Optional.empty(),
            Optional.empty(),
            named,
            Optional.empty(),
            Optional.empty(),
            true),
        home);
  }
}
