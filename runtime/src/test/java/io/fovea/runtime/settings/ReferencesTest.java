package io.fovea.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
  @TempDir private Path directory;
  private final References references = new References(Map.of("WORD", "a$1 ${env:OTHER}"));

  @Test
  void putInAVariableAsItIs() {
    assertThat(references.follow("p=\"${env:WORD}\";")).isEqualTo("p=\"a$1 ${env:OTHER}\";");
  }

  @Test
  void putInAFileWithoutTheWhiteSpaceAround() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), " open sesame\n");
    assertThat(references.follow("${file:" + file + "}")).isEqualTo("open sesame");
  }

  @Test
  void putInAValueOfAFileOfMany() throws IOException {
    Path file = Files.writeString(directory.resolve("secrets"), "one=1\ntwo=2=2\n");
    assertThat(references.follow("${file:" + file + ":one}${file:" + file + ":two}"))
        .isEqualTo("12=2");
    leadsNowhere("${file:" + file + ":three}", "there is no line 'three=' in " + file);
  }

  @Test
  void sayWhereNothingIs() {
    leadsNowhere("${env:ABSENT}", "there is no variable ABSENT");
    leadsNowhere("${file:" + directory + "/absent}", "there is no file " + directory + "/absent");
    leadsNowhere("${file:" + directory + "}", directory + " cannot be read as text");
  }

  @Test
  void refuseWhatIsTooLarge() throws IOException {
    Path file = Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
    leadsNowhere("${file:" + file + "}", file + " is too large for the value of a setting");
  }

  @Test
  void leaveAloneWhatIsNoneOfTheirs() {
    for (String text : new String[] {"${vault:x}", "$file:x", "${env}", "a{b}", ""}) {
      assertThat(references.follow(text)).isEqualTo(text);
      assertThat(References.areIn(text)).isFalse();
    }
  }

  private void leadsNowhere(String text, String why) {
    assertThatThrownBy(() -> references.follow(text))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessage(why);
  }
}
