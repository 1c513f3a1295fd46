package io.fovea.inference.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures from scikit-learn 1.9 ({@code classification_report}, zero_division=0), SciPy 1.17
 * ({@code binomtest(k, n).proportion_ci(method="wilson")}) and NumPy.
 */
class ScoreboardTest {
  private static final String ACTUAL = "aaaaabbbbccd";
  private static final String PREDICTED = "aaabcbbbaccb";
  private static final double EXACT = 1e-12;

  @Test
  void figuresEqualScikitLearns() {
    QualityFigures figures = figures(List.of("a", "b", "c", "d"));
    assertThat(figures.labelled()).isEqualTo(12);
    assertClose(figures.macro(), 0.5041666666666667, 0.5875, 0.5333333333333333);
    assertClose(figures.weighted(), 0.6236111111111111, 0.6666666666666666, 0.6333333333333333);
    assertClose(figures.micro(), 8 / 12.0, 8 / 12.0, 8 / 12.0);
    assertClass(figures.classes().get(0), "a", 4, 5, 0.75, 0.6, 0.6666666666666666);
    assertClass(figures.classes().get(1), "b", 5, 4, 0.6, 0.75, 0.6666666666666666);
    assertClass(figures.classes().get(2), "c", 3, 2, 0.6666666666666666, 1, 0.8);
    assertClass(figures.classes().get(3), "d", 0, 1, 0, 0, 0);
    assertThat(figures.confusion())
        .containsExactly(
            new ConfusionCell("a", "a", 3),
            new ConfusionCell("a", "b", 1),
            new ConfusionCell("a", "c", 1),
            new ConfusionCell("b", "a", 1),
            new ConfusionCell("b", "b", 3),
            new ConfusionCell("c", "c", 2),
            new ConfusionCell("d", "b", 1));
  }

  @Test
  void classThatIsNowhereDoesNotCount() {
    QualityFigures figures = figures(List.of("a", "b", "c", "d", "never"));
    assertThat(figures.classes())
        .extracting(ClassQuality::label)
        .containsExactly("a", "b", "c", "d");
    assertClose(figures.macro(), 0.5041666666666667, 0.5875, 0.5333333333333333);
  }

  @Test
  void labelThatTheModelDoesNotKnowIsAClassItGetsWrong() {
    QualityFigures figures = figures(List.of("a", "b", "c"));
    assertClass(figures.classes().get(3), "d", 0, 1, 0, 0, 0);
    assertClose(figures.macro(), 0.5041666666666667, 0.5875, 0.5333333333333333);
  }

  @Test
  void nothingJudgedIsNotANumberNowhere() {
    QualityFigures none = new Scoreboard(List.of("a", "b")).figures();
    assertThat(none.accuracy()).isEqualTo(new Estimate(0, 0, 1));
    assertClose(none.macro(), 0, 0, 0);
    assertThat(none.calibrationError()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 12, 0.39062208887279953, 0.8618799089087867",
    "0, 5, 0, 0.43448246478317476",
    "5, 5, 0.5655175352168251, 1",
    "985, 1000, 0.9753990230730931, 0.9908890211959183"
  })
  void intervalsAreWilsons(long successes, long trials, double low, double high) {
    Estimate estimate = Estimate.of(successes, trials);
    assertThat(estimate.low()).isCloseTo(low, within(EXACT));
    assertThat(estimate.high()).isCloseTo(high, within(EXACT));
  }

  private static QualityFigures figures(List<String> labels) {
    Scoreboard scoreboard = new Scoreboard(labels);
    for (int i = 0; i < ACTUAL.length(); i++) {
      scoreboard.add(ACTUAL.substring(i, i + 1), PREDICTED.substring(i, i + 1), 0.5f);
    }
    return scoreboard.figures();
  }

  private static void assertClose(Averages actual, double precision, double recall, double f1) {
    assertThat(actual.precision()).isCloseTo(precision, within(EXACT));
    assertThat(actual.recall()).isCloseTo(recall, within(EXACT));
    assertThat(actual.f1()).isCloseTo(f1, within(EXACT));
  }

  private static void assertClass(
      ClassQuality actual,
      String label,
      long predicted,
      long support,
      double precision,
      double recall,
      double f1) {
    assertThat(actual.label()).isEqualTo(label);
    assertThat(actual.predicted()).isEqualTo(predicted);
    assertThat(actual.support()).isEqualTo(support);
    assertClose(
        new Averages(actual.precision(), actual.recall(), actual.f1()), precision, recall, f1);
  }
}
