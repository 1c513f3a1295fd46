package io.fovea.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Images a second in each round.
 *
 * @param ours of Fovea's trainer
 * @param peer of PyTorch, as many; empty if there is none
 */
record TrainingRounds(List<Double> ours, List<Double> peer) {

  TrainingRounds {
    ours = List.copyOf(ours);
    peer = List.copyOf(peer);
  }

  /** Of each round: what slows the machine down for a while slows down both. */
  List<Double> ratios() {
    return IntStream.range(0, peer.size()).mapToObj(i -> ours.get(i) / peer.get(i)).toList();
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
