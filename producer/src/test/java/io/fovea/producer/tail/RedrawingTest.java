package io.fovea.producer.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedrawingTest {
  private static final String BEFORE = "\u001b[?25l\u001b[?7l\u001b[H";
  private static final String AFTER = "\u001b[J\u001b[?7h\u001b[?25h";

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private Screen.Size size = new Screen.Size(80, 3);
  private long nanos = Long.MAX_VALUE - 5; // nanoTime may overflow
  private final Redrawing redrawing =
      new Redrawing(new PrintStream(terminal, false, UTF_8), () -> size, () -> nanos);

  @Test
  void scrollsAwayWhatWasThereAndLeavesTheTerminalAsItWas() {
    redrawing.draw(anySize -> "a\nb\n");

    assertThat(drawn()).isEqualTo("\n\n\n" + BEFORE + "a\u001b[K\nb\u001b[K\n" + AFTER);
  }

  @Test
  void drawsOverWhatItDrewOnceASecondAtMost() {
    redrawing.draw(anySize -> "a\n");
    drawn();
    redrawing.draw(anySize -> "b\n");
    assertThat(drawn()).isEmpty();

    pass(Duration.ofSeconds(1));
    redrawing.draw(anySize -> "c\n");
    assertThat(drawn()).isEqualTo(BEFORE + "c\u001b[K\n" + AFTER);
  }

  @Test
  void drawsNothingThatIsThereAlready() {
    redrawing.draw(anySize -> "a\n");
    drawn();
    pass(Duration.ofSeconds(5));
    redrawing.draw(anySize -> "a\n");

    assertThat(drawn()).isEmpty();
  }

  @Test
  void drawsAnewWhenTheWindowWasResized() {
    redrawing.draw(anySize -> "a\n");
    drawn();
    size = new Screen.Size(40, 3);
    pass(Duration.ofSeconds(1));
    redrawing.draw(anySize -> "a\n");

    assertThat(drawn()).isEqualTo(BEFORE + "a\u001b[K\n" + AFTER);
  }

  @Test
  void asksForTheTextInTheSizeThatTheTerminalHas() {
    redrawing.draw(now -> now.columns() + "x" + now.lines() + "\n");

    assertThat(drawn()).contains("80x3");
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private String drawn() {
    String text = terminal.toString(UTF_8);
    terminal.reset();
    return text;
  }
}
