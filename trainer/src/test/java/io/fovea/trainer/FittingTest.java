package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.image.Preprocessing;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.fitting.Fitting;
import io.fovea.trainer.network.LeNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class FittingTest {
  private static final Preprocessing INPUT = Preprocessing.unitRange(1, 10, 10);

  private final List<Long> seen = new ArrayList<>();
  private final StopSignal stop = new StopSignal();

  @Test
  void stepsFallToAFiftieth() {
    ISchedule rate = Trainer.falling(0.001, 100);
    assertThat(rate.valueAt(0, 0)).isEqualTo(0.001);
    assertThat(rate.valueAt(50, 0)).isLessThan(0.0002);
    assertThat(rate.valueAt(100, 0)).isCloseTo(0.00002, within(1e-9));
  }

  /** What DL4J's own linear schedule does, which is why ours is not: it doubles. */
  @Test
  void linearScheduleOfDl4jStillRises() {
    ISchedule linear = new PolySchedule(ScheduleType.ITERATION, 1, 1, 100);
    assertThat(linear.valueAt(99, 0)).isGreaterThan(1.9);
  }

  @Test
  void everyImageIsSeenInEveryEpochAndTheLastBatchMayBeSmaller() {
    assertThat(fit(0.001, progress())).isTrue();
    assertThat(seen).containsExactly(8L, 16L, 20L, 28L, 36L, 40L);
  }

  @Test
  void stopIsHeardWithinAStep() {
    assertThat(fit(0.001, stopAt(16))).isFalse();
    assertThat(seen).containsExactly(8L, 16L);
  }

  @Test
  void divergenceIsToldWithItsMend() {
    assertThatThrownBy(() -> fit(1e30, progress())).hasMessageContaining("--learning-rate");
  }

  private boolean fit(double learningRate, Progress progress) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(LeNet.configuration(INPUT, 2, 1, Trainer.falling(learningRate, 6)));
    network.init();
    return new Fitting(network.toComputationGraph(), noise(20), INPUT, 2, 8, 1)
        .fit(2, progress, stop);
  }

  private static PreparedImages noise(int images) {
    Random random = new Random(1);
    List<float[]> pixels =
        IntStream.range(0, images)
            .mapToObj(
                i -> {
                  float[] image = new float[100];
                  for (int p = 0; p < image.length; p++) {
                    image[p] = random.nextFloat();
                  }
                  return image;
                })
            .toList();
    return new PreparedImages(
        pixels, IntStream.range(0, images).map(i -> i % 2).toArray(), List.of());
  }

  private Progress progress() {
    return stopAt(Long.MAX_VALUE);
  }

  private Progress stopAt(long images) {
    return new Progress() {
      @Override
      public void at(long done, String note) {
        seen.add(done);
        if (done >= images) {
          stop.request();
        }
      }

      @Override
      public void say(String sentence) {}

      @Override
      public void close() {}
    };
  }
}
