package io.fovea.benchmarks.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a row gave, round by round; a round that failed is kept as a gap. */
final class RowRounds {
  private final Row row;
  private final List<Optional<Measurement>> rounds = new ArrayList<>();
  private String note;

  RowRounds(Row row) {
    this.row = row;
    this.note = row.missing().map(why -> "not run: " + why).orElse("");
  }

  Row row() {
    return row;
  }

  void add(Measurement measured) {
    rounds.add(Optional.of(measured));
    if (measured.isTooShort()) {
      note = "measured for less than a second: give more --images";
    }
  }

  void failed(String why) {
    rounds.add(Optional.empty());
    note = "failed: " + why;
  }

  String note() {
    return note;
  }

  List<Measurement> measured() {
    return rounds.stream().flatMap(Optional::stream).toList();
  }

  /** By round; NaN in one that failed. */
  List<Double> figures(ToDoubleFunction<Measurement> figure) {
    return rounds.stream()
        .map(round -> round.map(figure::applyAsDouble).orElse(Double.NaN))
        .toList();
  }
}
