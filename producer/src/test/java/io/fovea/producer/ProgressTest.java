package io.fovea.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void redrawsItsLineOnATerminal() {
    progress(true, 10);

    assertThat(err.toString(UTF_8)).contains("\r").contains("10/10");
  }

  @Test
  void writesPlainLinesElsewhere() {
    progress(false, 10);

    assertThat(err.toString(UTF_8)).doesNotContain("\r").contains("10/10").endsWith("\n");
  }

  @Test
  void namesAFewAndThenOnlySaysThatThereAreMore() {
    try (Progress progress = new Progress(console(false), "publish", "images", 100)) {
      for (int i = 0; i < 100; i++) {
        progress.note("image-" + i + " was left out");
      }
    }

    assertThat(err.toString(UTF_8).lines().filter(line -> line.contains("left out"))).hasSize(20);
    assertThat(err.toString(UTF_8)).containsOnlyOnce("and more");
  }

  private void progress(boolean interactive, int steps) {
    try (Progress progress = new Progress(console(interactive), "publish", "images", steps)) {
      for (int i = 0; i < steps; i++) {
        progress.step();
      }
    }
  }

  private Console console(boolean interactive) {
    return new Console(System.out, new PrintStream(err, true, UTF_8), interactive);
  }
}
