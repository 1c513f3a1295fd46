package io.fovea.producer.tail.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.producer.text.Columns;
import io.fovea.runtime.Screen;
import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTextTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final QualityBoard board = new QualityBoard();

  @Test
  void tellsAllOfAModelOfTenClassesInTheUsualSize() {
    board.take("all", Reports.digits("1.0"));
    List<Double> accuracies = List.of(0.961, 0.97, 0.982, 0.99, 0.994, 0.985, 0.0, 0.988, 0.991);
    for (int i = 0; i < accuracies.size(); i++) {
      long labelled = accuracies.get(i) == 0 ? 0 : 120;
      minute(i, labelled, accuracies.get(i));
    }
    minute(9, 0, 0);
    board.take("hour", Reports.window(Duration.ZERO, Duration.ofHours(1), 299, 0.9841));
    board.take("day", Reports.window(Duration.ofHours(-12), Duration.ofDays(1), 301, 0.9843));

    assertThat(text(80, 24))
        .isEqualTo(
            """
            mnist 1.0, since the start, as of 12:04:31
              accuracy  0.9871 (0.9846 to 0.9893)  macro F1 0.9869  weighted F1 0.9871
              estimate  0.9889 (0.9870 to 0.9905) without labels  calibration error 0.0112
              coverage  ██████·············· 30.1 %  3,012 of 10,004 labelled
              drift     no   PSI: classes 0.012 (p 0.410), confidences 0.020 (p <0.001)
              labels    31 corrected  8 duplicates  12 orphans  3 expired
              trend     ▁▃▅▇█▆ ▇▇  0.9610 to 0.9940 in 9 min
              minute    12:09  no labels yet  0 of 410 labelled  estimate 0.9874
              hour      12:00  0.9841 (0.9641 to 0.9941)  299 of 410 labelled
              day       01-02 00:00  0.9843 (0.9643 to 0.9943)  301 of 410 labelled
              class         support  precision             recall                F1
              0                 290  0.999 ████ 0.98-1.00  0.999 ████ 0.98-1.00  0.999 ████
              1                 293  0.995 ████ 0.98-1.00  0.995 ████ 0.98-1.00  0.995 ████
              2                 296  0.991 ████ 0.97-1.00  0.991 ████ 0.97-1.00  0.991 ████
              3                 299  0.987 ████ 0.97-1.00  0.987 ████ 0.97-1.00  0.987 ████
              4                 302  0.983 ███▉ 0.96-0.99  0.983 ███▉ 0.96-0.99  0.983 ███▉
              5                 305  0.979 ███▉ 0.96-0.99  0.979 ███▉ 0.96-0.99  0.979 ███▉
              6                 308  0.975 ███▉ 0.96-0.99  0.975 ███▉ 0.96-0.99  0.975 ███▉
              7                 311  0.971 ███▉ 0.95-0.98  0.971 ███▉ 0.95-0.98  0.971 ███▉
              8                 314  0.967 ███▉ 0.95-0.98  0.967 ███▉ 0.95-0.98  0.967 ███▉
              9                 317  0.963 ███▉ 0.94-0.97  0.963 ███▉ 0.94-0.97  0.963 ███▉
            """);
  }

  @Test
  void showsTheWorstClassesWhereThereIsNoRoomForAll() {
    board.take("all", Reports.classes(1_000));

    assertThat(text(80, 12))
        .isEqualTo(
            """
            mnist 1, since the start, as of 12:04:31
              accuracy  0.5000 (0.4900 to 0.5100)  macro F1 0.9869  weighted F1 0.9871
              coverage  ████████············ 40.0 %  20,000 of 50,000 labelled
              drift     not known: no reference, or too few predictions
              class         support  precision             recall                F1
              class-999          20  0.000 ···· 0.00-0.01  0.000 ···· 0.00-0.01  0.000 ····
              class-998          20  0.001 ···· 0.00-0.01  0.001 ···· 0.00-0.01  0.001 ····
              class-997          20  0.002 ···· 0.00-0.01  0.002 ···· 0.00-0.01  0.002 ····
              class-996          20  0.003 ···· 0.00-0.01  0.003 ···· 0.00-0.01  0.003 ····
              class-995          20  0.004 ···· 0.00-0.01  0.004 ···· 0.00-0.01  0.004 ····
              left out: 995; these have the lowest F1
            """);
  }

  @Test
  void showsThirtyClassesAtMost() {
    board.take("all", Reports.classes(31));

    assertThat(text(80, 100).lines().filter(line -> line.contains("class-"))).hasSize(30);
    assertThat(text(80, 100)).contains("left out: 1;").doesNotContain("class-0 ");
  }

  @Test
  void takesNoClassThatWasNeverSeenForTheWorst() {
    board.take(
        "all",
        Reports.report("1", 10, 10, new Estimate(0.5, 0.4, 0.6))
            .setClasses(
                IntStream.range(0, 50)
                    .mapToObj(i -> Reports.quality("class-" + i, i == 7 ? 10 : 0, i == 7 ? 0.5 : 0))
                    .toList())
            .build());

    assertThat(text(80, 8)).contains("class-7 ");
  }

  @Test
  void showsSeveralVersionsOneUnderTheOther() {
    board.take("b", Reports.digits("1.1"));
    board.take("a", Reports.digits("1.0"));

    List<String> lines = text(80, 40).lines().toList();
    assertThat(lines.get(0)).startsWith("mnist 1.0, ");
    assertThat(lines.get(17)).isEmpty();
    assertThat(lines.get(18)).startsWith("mnist 1.1, ");
    assertThat(lines).hasSize(35).noneMatch(line -> line.contains("left out"));
  }

  @Test
  void tellsHowManyVersionsThereIsNoRoomFor() {
    IntStream.range(0, 7).forEach(i -> board.take("" + i, Reports.digits("1." + i)));

    assertThat(text(80, 24).lines().filter(line -> line.startsWith("mnist"))).hasSize(3);
    assertThat(text(80, 24)).endsWith("more model versions, for which there is no room: 4\n");
  }

  @Test
  void tellsBeforeThereAreLabelsWhatIsKnownWithout() {
    board.take("all", Reports.unlabelled());

    assertThat(text(80, 24))
        .isEqualTo(
            """
            mnist 1.0, since the start, as of 12:04:31
              accuracy  not known: no labels yet
              estimate  0.9800 (0.9500 to 0.9900) without labels
              coverage  ···················· 0.0 %  0 of 120 labelled
              drift     not known: no reference, or too few predictions
            """);
  }

  @Test
  void warnsOfDrift() {
    board.take(
        "all",
        Reports.report("1", 1_000, 10, new Estimate(0.5, 0.4, 0.6))
            .setDrift(new Drift(1_000L, 3.5, 1e-9, 0.4, 0.25, true, 0.01))
            .build());

    assertThat(text(80, 24))
        .contains("drift     YES  PSI: classes 3.500 (p <0.001), confidences 0.400 (p 0.250)\n");
  }

  @Test
  void showsWindowsBeforeTheReportSinceTheStart() {
    minute(3, 120, 0.98);

    assertThat(text(80, 24))
        .isEqualTo(
            """
            mnist 1.0, no report since the start
              trend     ▅  0.9800 to 0.9800 in 1 min
              minute    12:03  0.9800 (0.9600 to 0.9900)  120 of 410 labelled
            """);
  }

  @Test
  void showsTimesOfTheZoneItIsReadIn() {
    board.take("all", Reports.digits("1.0"));
    minute(3, 120, 0.98);

    assertThat(BoardText.of(board, new Screen.Size(80, 24), ZoneId.of("Asia/Kolkata")))
        .contains("as of 17:34:31")
        .contains("minute    17:33  ");
  }

  @Test
  void showsTheLastHourOfMinutesAtMost() {
    IntStream.range(0, 200).forEach(i -> minute(i, 120, 0.5 + i * 0.001));

    assertThat(text(200, 24)).contains("0.6400 to 0.6990 in 60 min");
    assertThat(text(80, 24)).contains("0.6660 to 0.6990 in 34 min");
  }

  @Test
  void cleansNamesAndLabelsFromOutside() {
    board.take(
        "all",
        Reports.report("1\u001b[2J", 10, 10, new Estimate(0.5, 0.4, 0.6))
            .setModelName("evil\nmodel")
            .setClasses(List.of(Reports.quality("\u001b[31m\r", 10, 0.5)))
            .build());
    board.unreadable("bad\u0007");

    assertThat(text(80, 24))
        .doesNotContain("\u001b", "\r", "\u0007")
        .contains("evil\\u000amodel 1\\u001b[2J, ", "\\u001b[31m…", "the last: bad\\u0007");
  }

  @Test
  void countsWhatCannotBeRead() {
    board.take("all", Reports.unlabelled());
    board.unreadable("no magic byte");
    board.unreadable("no such schema");

    assertThat(text(80, 24)).endsWith("records that cannot be read: 2, the last: no such schema\n");
  }

  @Test
  void saysThatThereIsNothingYet() {
    assertThat(text(80, 24)).isEqualTo("No quality report yet. Ctrl-C ends\n");
  }

  @ParameterizedTest
  @CsvSource({"80,24", "200,60", "100,12", "40,10", "10,5", "1,1", "0,0"})
  void neverExceedsTheTerminal(int columns, int lines) {
    board.take("all", Reports.digits("1.0"));
    board.take("many", Reports.classes(500));
    board.take(
        "wide",
        Reports.report("2", 10_000_000_000L, 9_000_000_000L, new Estimate(0.5, 0.4, 0.6))
            .setModelName("甲虫".repeat(40))
            .setClasses(List.of(Reports.quality("甲虫".repeat(40), 4_000_000_000L, 0.5)))
            .build());
    IntStream.range(0, 100).forEach(i -> minute(i, 120, 0.9));
    board.unreadable("x".repeat(200));

    List<String> text = text(columns, lines).lines().toList();
    assertThat(text).hasSizeLessThanOrEqualTo(Math.max(1, lines - 1));
    assertThat(text).allMatch(line -> Columns.width(line) <= columns);
  }

  private void minute(int after, long labelled, double accuracy) {
    board.take(
        "minute-" + after, Reports.window(Duration.ofMinutes(after), MINUTE, labelled, accuracy));
  }

  private String text(int columns, int lines) {
    return BoardText.of(board, new Screen.Size(columns, lines), ZoneOffset.UTC);
  }
}
