package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.StopSignal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyRateTest {
  private final StopSignal end = new StopSignal();
  private long seconds;
  private final SteadyRate rate =
      new SteadyRate(
          Duration.ofSeconds(10), Duration.ofSeconds(5), () -> seconds * 1_000_000_000L, end);

  @Test
  void countsTheImagesPastTheWarmUpAlone() {
    step(1, 9);
    step(101, 11);
    step(301, 13);
    assertThat(rate.imagesPerSecond()).isEmpty();
    assertThat(end.isRequested()).isFalse();

    step(701, 16);

    assertThat(rate.imagesPerSecond()).hasValue((701 - 101) / 5.0);
    assertThat(end.isRequested()).isTrue();
  }

  @Test
  void keepsToWhatWasMeasured() {
    step(100, 10);
    step(600, 15);
    step(10_000, 16);

    assertThat(rate.imagesPerSecond()).hasValue(100);
  }

  private void step(long images, long at) {
    seconds = at;
    rate.step(1, images, 2.3, 0.1, 0.001);
  }
}
