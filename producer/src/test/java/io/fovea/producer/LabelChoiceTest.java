package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelChoiceTest {
  private static final int IMAGES = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 0.75})
  void choosesAboutTheFraction(double fraction) {
    double fiveSigma = 5 * Math.sqrt(fraction * (1 - fraction) / IMAGES);

    assertThat(chosen(new LabelChoice(fraction, 42)).size() / (double) IMAGES)
        .isCloseTo(fraction, Offset.offset(fiveSigma));
  }

  @Test
  void choosesNoneOrAllAtTheEnds() {
    assertThat(chosen(new LabelChoice(0, 42))).isEmpty();
    assertThat(chosen(new LabelChoice(1, 42))).hasSize(IMAGES);
  }

  @Test
  void choosesTheSameAgain() {
    assertThat(chosen(new LabelChoice(0.3, 7))).isEqualTo(chosen(new LabelChoice(0.3, 7)));
  }

  @Test
  void choosesOthersWithAnotherSeed() {
    assertThat(chosen(new LabelChoice(0.3, 7))).isNotEqualTo(chosen(new LabelChoice(0.3, 8)));
  }

  @Test
  void keepsWhatASmallerFractionChose() {
    assertThat(chosen(new LabelChoice(0.5, 7))).containsAll(chosen(new LabelChoice(0.3, 7)));
  }

  private static List<String> chosen(LabelChoice choice) {
    return IntStream.range(0, IMAGES).mapToObj(i -> "image-" + i).filter(choice::isChosen).toList();
  }
}
