package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path directory;

  @Test
  void holdsEverySettingAsTheCodeHasIt() throws IOException {
    String readme = Files.readString(README);
    SettingsTables tables = new SettingsTables(Commands.ALL);
    assertThat(tables.missingIn(readme))
        .as("a pair of markers, <!-- settings:NAME -->, is missing in README.md for each of these")
        .isEmpty();
    assertThat(readme)
        .as("README.md is out of date: ./fovea docs --write mends it")
        .isEqualTo(tables.refreshed(readme));
  }

  @Test
  void isMendedByTheDocsCommand() throws IOException {
    Path copy = directory.resolve("README.md");
    String readme = Files.readString(README);
    Files.writeString(copy, readme.replace("| `--broker-port N`", "| `--brokerport N`"));
    Terminal terminal = new Terminal(Commands.ALL);

    assertThat(terminal.run("docs", "--readme", copy.toString())).isEqualTo(1);
    assertThat(terminal.err()).contains("./fovea docs --write");
    assertThat(terminal.run("docs", "--readme", copy.toString(), "--write")).isZero();
    assertThat(copy).hasContent(readme);
    assertThat(terminal.run("docs", "--readme", copy.toString())).isZero();
  }

  @Test
  void isMissedWhereItIsNot() {
    Terminal terminal = new Terminal(Commands.ALL);
    String absent = directory.resolve("absent.md").toString();
    assertThat(terminal.run("docs", "--readme", absent)).isEqualTo(1);
    assertThat(terminal.err()).contains("--readme");
  }
}
