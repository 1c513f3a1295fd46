package io.fovea.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Span SPAN = new Span(Duration.ofSeconds(10), Duration.ofSeconds(30));
  private final Stretch stretch = new Stretch(SPAN, 900, 0, Duration.ofSeconds(5));

  @Test
  void isWarmWithHalfOfTheImagesAndOverWithAll() {
    seen(1, 10, 6);
    seen(2, 450, 7);
    seen(3, 500, 8);
    assertThat(stretch.isOver()).isFalse();

    seen(6, 900, 10);

    assertThat(stretch.isOver()).isTrue();
    assertThat(stretch.seconds()).isEqualTo(4);
    assertThat(stretch.imagesPerSecond()).isEqualTo(112.5);
    assertThat(stretch.cpuMicrosPerImage()).isEqualTo(3e6 / 450);
  }

  @Test
  void endsByTimeWhereImagesAreSlow() {
    seen(100, 1, 6);
    seen(109, 2, 7);
    seen(110, 4, 8);
    seen(139, 60, 9);
    assertThat(stretch.isOver()).isFalse();

    seen(140, 64, 10);

    assertThat(stretch.isOver()).isTrue();
    assertThat(stretch.imagesPerSecond()).isEqualTo(2);
  }

  @Test
  void takesTheWholeRunWhereAllCameAtOnce() {
    seen(3, 900, 14);

    assertThat(stretch.isOver()).isTrue();
    assertThat(stretch.seconds()).isZero();
    assertThat(stretch.imagesPerSecond()).isEqualTo(300);
    assertThat(stretch.cpuMicrosPerImage()).isEqualTo(10_000);
  }

  private void seen(long second, int predictions, long cpuSeconds) {
    stretch.seen(second * 1_000_000_000L, predictions, Duration.ofSeconds(cpuSeconds));
  }
}
