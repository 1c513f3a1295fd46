package io.fovea.producer.tail.board;

import static io.fovea.producer.tail.board.Figures.text;

import io.fovea.producer.text.Columns;
import io.fovea.producer.text.PlainText;
import io.fovea.runtime.Screen;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.QualityReport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The board as a table that fits a terminal. */
public final class BoardText {
  private final Screen.Size size;
  private final ZoneId zone;

  private BoardText(Screen.Size size, ZoneId zone) {
    this.size = size;
    this.zone = zone;
  }

  /**
   * Lines that end in a line break each, one fewer than the terminal has: the cursor stands there.
   *
   * @param zone in which times are shown
   */
  public static String of(QualityBoard board, Screen.Size size, ZoneId zone) {
    return new BoardText(size, zone)
        .lines(board).stream()
            .limit(Math.max(1, size.lines() - 1))
            .map(line -> Columns.cut(line.stripTrailing(), size.columns()) + "\n")
            .collect(Collectors.joining());
  }

  private List<String> lines(QualityBoard board) {
    List<String> footer = footer(board);
    List<ModelQuality> models = board.models();
    List<String> lines = new ArrayList<>();
    if (models.isEmpty()) {
      lines.add("No quality report yet. Ctrl-C ends");
    } else {
      lines.addAll(lines(models, size.lines() - 1 - footer.size()));
    }
    lines.addAll(footer);
    return lines;
  }

  private static List<String> footer(QualityBoard board) {
    return board.unreadable() == 0
        ? List.of()
        : List.of(
            text("records that cannot be read: %,d, the last: ", board.unreadable())
                + PlainText.clean(board.lastFault()));
  }

  /** As many versions as fit, at least one; what room they leave is shared by their classes. */
  private List<String> lines(List<ModelQuality> models, int room) {
    List<List<String>> heads = heads(models, room);
    int left = models.size() - heads.size();
    int used = heads.stream().mapToInt(head -> head.size() + 1).sum() - 1 + (left > 0 ? 1 : 0);
    int classRoom = Math.max(0, room - used) / heads.size();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      lines.addAll(i == 0 ? List.of() : List.of(""));
      lines.addAll(heads.get(i));
      lines.addAll(ClassLines.in(size.columns()).of(classes(models.get(i)), classRoom));
    }
    if (left > 0) {
      lines.add(text("more model versions, for which there is no room: %,d", left));
    }
    return lines;
  }

  private List<List<String>> heads(List<ModelQuality> models, int room) {
    List<List<String>> heads = new ArrayList<>();
    int left = room - 1; // the line that tells of those that do not fit
    for (ModelQuality model : models) {
      List<String> head = ModelLines.of(model, zone, size.columns());
      left -= head.size() + 1;
      if (left < 0 && !heads.isEmpty()) {
        break;
      }
      heads.add(head);
    }
    return heads;
  }

  private static List<ClassQuality> classes(ModelQuality model) {
    return model.sinceStart().map(QualityReport::getClasses).orElse(List.of());
  }
}
