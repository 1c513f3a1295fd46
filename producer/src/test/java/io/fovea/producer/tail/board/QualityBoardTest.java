package io.fovea.producer.tail.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.QualityReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityBoardTest {
  private final QualityBoard board = new QualityBoard();

  @Test
  void keepsTheNewestReportOfAKey() {
    board.take("all", Reports.unlabelled());
    board.take("all", Reports.digits("1.0"));
    board.take("minute", window(0, 1, 0.9));
    board.take("minute", window(0, 1, 0.95));

    ModelQuality model = only();
    assertThat(model.sinceStart().orElseThrow().getLabelled()).isEqualTo(3_012);
    assertThat(model.windows())
        .singleElement()
        .satisfies(w -> assertThat(value(w)).isEqualTo(0.95));
  }

  @Test
  void forgetsWhatWasDeleted() {
    board.take("all", Reports.digits("1.0"));
    board.take("minute", window(0, 1, 0.9));
    board.remove("all");
    assertThat(only().sinceStart()).isEmpty();

    board.remove("minute");
    board.remove("never there");
    assertThat(board.models()).isEmpty();
  }

  @Test
  void knowsTheNewestWindowOfEachKindInWhateverOrderTheyCome() {
    board.take("m2", window(2, 1, 0.92));
    board.take("m3", window(3, 1, 0.93));
    board.take("m1", window(1, 1, 0.91));
    board.take("h", window(0, 60, 0.8));

    assertThat(value(only().newest(WindowKind.MINUTE).orElseThrow())).isEqualTo(0.93);
    assertThat(value(only().newest(WindowKind.HOUR).orElseThrow())).isEqualTo(0.8);
    assertThat(only().newest(WindowKind.DAY)).isEmpty();
  }

  @Test
  void passesOverWindowsOfOtherLengths() {
    board.take("5 minutes", window(0, 5, 0.9));

    assertThat(board.models()).isEmpty();
  }

  @Test
  void putsIdleVersionsLast() {
    board.take("idle", Reports.digits("1.0"));
    board.take("b", Reports.digits("1.2"));
    board.take("a", Reports.digits("1.1"));
    board.take("b", later("1.2", 300));
    board.take("a", later("1.1", 290));

    assertThat(board.models())
        .extracting(model -> model.model().version())
        .containsExactly("1.1", "1.2", "1.0");
  }

  @Test
  void dropsWhatItDoesNotShow() {
    board.take("all", Reports.digits("1.0"));

    assertThat(only().sinceStart().orElseThrow().getConfusion()).isEmpty();
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 300; i++) {
      board.take("all-" + i, Reports.digits("v" + i));
    }
    for (int i = 0; i < 50_000; i++) {
      board.take("minute-" + i, window(i, 1, 0.9));
    }

    List<ModelQuality> models = board.models();
    assertThat(models).hasSize(201); // the windows are of one more
    assertThat(models).extracting(model -> model.model().version()).contains("v299", "1.0");
    assertThat(models.stream().mapToInt(model -> model.windows().size()).sum()).isEqualTo(45_000);
  }

  @Test
  void forgetsFirstWhatChangedLongestAgo() {
    Newest<Integer> newest = new Newest<>(2);
    newest.put("a", 1);
    newest.put("b", 2);
    newest.put("a", 3);
    newest.put("c", 4);

    assertThat(newest.values()).containsExactly(3, 4);
  }

  private ModelQuality only() {
    assertThat(board.models()).hasSize(1);
    return board.models().get(0);
  }

  private static double value(WindowQuality window) {
    return window.accuracy().orElseThrow().getValue();
  }

  private static QualityReport later(String version, int seconds) {
    QualityReport report = Reports.digits(version);
    report.setUpdatedAt(report.getUpdatedAt().plusSeconds(seconds));
    return report;
  }

  private static QualityReport window(int after, int minutes, double accuracy) {
    return Reports.window(Duration.ofMinutes(after), Duration.ofMinutes(minutes), 120, accuracy);
  }
}
