package io.fovea.streamsclassifier.quality.report;

import io.fovea.inference.quality.ConfusionCell;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells of a confusion matrix that go into a report: all, unless they would not fit into a
 * record that every broker takes; then the largest.
 *
 * @param omitted how many were left out
 */
record ReportCells(List<io.fovea.schema.ConfusionCell> kept, long omitted) {
  /** Of the 1 MB that Kafka takes by default; names have 128 characters at most. */
  private static final int MOST_CHARACTERS = 256 << 10;

  private static final int NUMBERS = 6;

  static ReportCells of(List<ConfusionCell> cells) {
    Set<ConfusionCell> largest = largest(cells);
    List<io.fovea.schema.ConfusionCell> kept =
        cells.stream()
            .filter(largest::contains)
            .map(c -> new io.fovea.schema.ConfusionCell(c.actual(), c.predicted(), c.count()))
            .toList();
    return new ReportCells(kept, cells.size() - kept.size());
  }

  private static Set<ConfusionCell> largest(List<ConfusionCell> cells) {
    Set<ConfusionCell> largest = new HashSet<>();
    int characters = 0;
    for (ConfusionCell cell : bySize(cells)) {
      characters += cell.actual().length() + cell.predicted().length() + NUMBERS;
      if (characters > MOST_CHARACTERS) {
        break;
      }
      largest.add(cell);
    }
    return largest;
  }

  private static List<ConfusionCell> bySize(List<ConfusionCell> cells) {
    return cells.stream()
        .sorted(Comparator.comparingLong(ConfusionCell::count).reversed())
        .toList();
  }
}
