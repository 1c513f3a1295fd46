package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fovea.runtime.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A moment of training; where Python has PyTorch, that its networks are ours. */
class TrainingBenchmarkIT {
  private static final Duration MOMENT = Duration.ofMillis(100);

  @ParameterizedTest
  @EnumSource(TrainingTask.class)
  void measuresOurTraining(TrainingTask task) throws Exception {
    TrainingRounds rounds = benchmark(Optional.empty()).run(task, 2, new StopSignal());

    assertThat(rounds.ours()).hasSize(2).allSatisfy(rate -> assertThat(rate).isPositive());
    assertThat(rounds.peer()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TrainingTask.class)
  void comparesWithTheSameNetworkInPyTorch(TrainingTask task) throws Exception {
    TorchPeer.Search search = TorchPeer.search(List.of("python3", "/usr/bin/python3"));
    assumeTrue(search.peer() != null, "Skipped: no Python with PyTorch (" + search.why() + ")");

    TrainingRounds rounds = benchmark(Optional.of(search.peer())).run(task, 1, new StopSignal());

    assertThat(rounds.ratios()).hasSize(1).allSatisfy(ratio -> assertThat(ratio).isPositive());
  }

  @ParameterizedTest
  @EnumSource(TrainingTask.class)
  void endsWhenAsked(TrainingTask task) throws Exception {
    StopSignal stop = new StopSignal();
    stop.request();

    assertThat(benchmark(Optional.empty()).run(task, 3, stop).ours()).isEmpty();
  }

  private static TrainingBenchmark benchmark(Optional<TorchPeer> peer) {
    return new TrainingBenchmark(MOMENT, MOMENT, 2, peer);
  }
}
