package io.fovea.benchmarks.throughput;

import io.fovea.runtime.StopSignal;
import java.util.Optional;

/** A row that stands for one of a family; it is never run. */
record FakeRow(String name, Family family, Optional<String> missing) implements Row {

  static RowRounds rounds(Family family, double... imagesPerSecond) {
    RowRounds rounds = new RowRounds(new FakeRow(family.name(), family, Optional.empty()));
    for (double rate : imagesPerSecond) {
      rounds.add(measurement(rate));
    }
    return rounds;
  }

  /** With a CPU time of 1 s in all. */
  static Measurement measurement(double imagesPerSecond) {
    return new Measurement(10, imagesPerSecond, 1e6 / imagesPerSecond, 400_000_000, 0, 0, 100, 1);
  }

  @Override
  public Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop) {
    throw new UnsupportedOperationException();
  }
}
