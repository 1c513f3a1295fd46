package io.fovea.trainer.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastTest {
  private static final List<Palette> THEMES = List.of(Palette.LIGHT, Palette.DARK);

  /** #767676 is the lightest grey that WCAG allows for text on white: 4.54. */
  @Test
  void ratioIsThatOfTheWebContentAccessibilityGuidelines() {
    double[] white = Contrast.rgb("#ffffff");
    assertThat(Contrast.ratio(white, Contrast.rgb("#000000"))).isEqualTo(21, within(1e-9));
    assertThat(Contrast.ratio(white, Contrast.rgb("#767676"))).isEqualTo(4.54, within(0.005));
    assertThat(Contrast.ratio(Contrast.rgb("#777777"), white)).isEqualTo(4.48, within(0.005));
  }

  @ParameterizedTest
  @EnumSource(
      value = Ink.class,
      names = {"TEXT", "MUTED", "FIRST", "SECOND", "THIRD"})
  void whatIsWrittenCanBeReadInBothThemes(Ink ink) {
    for (Palette theme : THEMES) {
      for (Ink ground : List.of(Ink.CARD, Ink.PAGE)) {
        assertThat(ratio(theme, ink, ground)).as("%s on %s", theme, ground).isGreaterThan(4.5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Ink.class,
      names = {"FIRST", "SECOND"})
  void numbersOnAnyShadeCanBeReadInBothThemes(Ink ink) {
    for (double strength = 0; strength <= 1; strength += 0.01) {
      for (Palette theme : THEMES) {
        double[] patch = Contrast.mixed(theme, ink, strength);
        double[] writing = Contrast.rgb(theme.of(Contrast.writingOn(ink, strength)));
        assertThat(Contrast.ratio(patch, writing)).as("%s, %s", theme, strength).isGreaterThan(4.5);
      }
    }
  }

  private static double ratio(Palette theme, Ink ink, Ink ground) {
    return Contrast.ratio(Contrast.rgb(theme.of(ink)), Contrast.rgb(theme.of(ground)));
  }
}
