package io.fovea.producer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  /** As wcwidth of Python has it. */
  @ParameterizedTest
  @CsvSource({"cat,3", "Käfer,5", "Ka\u0308fer,5", "甲虫,4", "カナ,4", "한글,4", "🐞,2", "ｆｗ,4", "'',0"})
  void knowsTheWidthOfText(String text, int cells) {
    assertThat(Columns.width(text)).isEqualTo(cells);
  }

  @Test
  void fillsAColumn() {
    assertThat(Columns.left("cat", 5)).isEqualTo("cat  ");
    assertThat(Columns.right("7", 3)).isEqualTo("  7");
    assertThat(Columns.left("甲虫", 5)).isEqualTo("甲虫 ");
  }

  @Test
  void cutsWhatIsTooWide() {
    assertThat(Columns.cut("category", 8)).isEqualTo("category");
    assertThat(Columns.cut("category", 7)).isEqualTo("catego…");
    assertThat(Columns.left("甲虫甲虫", 6)).isEqualTo("甲虫… ");
    assertThat(Columns.cut("cat", 1)).isEqualTo("…");
    assertThat(Columns.cut("cat", 0)).isEmpty();
  }
}
