package io.fovea.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemorySampleTest {

  @Test
  void takesTheSlopeOfTheSecondHalf() {
    List<MemorySample> filling =
        LongStream.range(0, 20)
            .mapToObj(i -> sample(i * 100_000, i < 10 ? i * 50_000_000 : 500_000_000 + i * 1_000))
            .toList();

    assertThat(MemorySample.growthPerMillion(filling)).isCloseTo(10_000, within(0.001));
  }

  @Test
  void isNothingWhereMemoryStaysOrNobodyLooked() {
    assertThat(MemorySample.growthPerMillion(List.of())).isZero();
    assertThat(MemorySample.growthPerMillion(List.of(sample(1, 9)))).isZero();
    assertThat(
            MemorySample.growthPerMillion(
                List.of(sample(1, 9), sample(2, 7), sample(3, 7), sample(4, 7))))
        .isZero();
  }

  private static MemorySample sample(long images, long bytes) {
    return new MemorySample(images, 0, bytes, 0);
  }
}
