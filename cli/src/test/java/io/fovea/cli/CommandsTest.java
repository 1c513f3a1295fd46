package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.settings.Setting;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
  private final Terminal terminal = new Terminal(Commands.ALL);

  @ParameterizedTest
  @MethodSource("all")
  void namesEverySettingInItsHelp(Command command) {
    String[] words = (command.name() + " --help").split(" ");
    assertThat(terminal.run(words)).isZero();
    for (Setting<?> setting : command.schema().settings()) {
      assertThat(terminal.out()).contains(setting.key(), setting.environmentVariable());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesAnUnknownOption(Command command) {
    String[] words = (command.name() + " --no-such-option").split(" ");
    assertThat(terminal.run(words)).isEqualTo(2);
    assertThat(terminal.err()).contains("option --no-such-option is unknown");
  }

  @Test
  void listsEveryCommandThatIsNotHidden() {
    assertThat(terminal.run("--help")).isZero();
    all()
        .filter(command -> !command.hidden())
        .forEach(command -> assertThat(terminal.out()).contains(command.name().split(" ")[0]));
    assertThat(terminal.out()).doesNotContain("docs");
  }

  private static Stream<Command> all() {
    return Commands.ALL.stream();
  }
}
