package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.Screen;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalScreenTest {

  @Test
  void takesWhatTheEnvironmentTellsFirst() {
    assertThat(size(Map.of("COLUMNS", "120", "LINES", "50"), "30 100"))
        .isEqualTo(new Screen.Size(120, 50));
    assertThat(size(Map.of("COLUMNS", "120"), "30 100\n")).isEqualTo(new Screen.Size(120, 30));
  }

  @Test
  void asksSttyElse() {
    assertThat(size(Map.of(), "30 100\n")).isEqualTo(new Screen.Size(100, 30));
    assertThat(size(Map.of("COLUMNS", "", "LINES", "many"), "30 100"))
        .isEqualTo(new Screen.Size(100, 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "stty: no such device", "-1 -1", "999999 999999"})
  void takesTheUsualSizeForAnAnswerThatIsNone(String answer) {
    assertThat(size(Map.of(), answer)).isEqualTo(Screen.Size.USUAL);
  }

  /** Whether or not the build has a terminal. */
  @Test
  void isAlwaysOfSomeSize() {
    Screen.Size size = TerminalScreen.ofThisProcess().size();

    assertThat(size.columns()).isPositive();
    assertThat(size.lines()).isPositive();
  }

  private static Screen.Size size(Map<String, String> environment, String stty) {
    return new TerminalScreen(environment, () -> stty).size();
  }
}
