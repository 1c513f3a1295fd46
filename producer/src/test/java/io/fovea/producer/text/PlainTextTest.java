package io.fovea.producer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @Test
  void spellsOutWhatCouldSteerATerminal() {
    assertThat(PlainText.clean("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\\u001b[2Jb\\u000ac\\u202ed");
  }

  @Test
  void keepsTextOfAnyLanguage() {
    assertThat(PlainText.clean("Käfer 甲虫 🐞")).isEqualTo("Käfer 甲虫 🐞");
  }

  @Test
  void cutsWhatIsTooLong() {
    assertThat(PlainText.clean("x".repeat(1_000))).hasSize(303).endsWith("...");
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "1023,1023 B", "1536,1.5 KB", "2621440,2.5 MB"})
  void writesSizesAsPeopleDo(long bytes, String text) {
    assertThat(PlainText.size(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0,..........",
    "0.51,#####.....",
    "1,##########",
    "7,##########",
    "-1,..........",
    "NaN,.........."
  })
  void drawsAShare(double share, String bar) {
    assertThat(PlainText.bar(share)).isEqualTo(bar);
  }
}
