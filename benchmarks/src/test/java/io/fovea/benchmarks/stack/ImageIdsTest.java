package io.fovea.benchmarks.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageIdsTest {

  @Test
  void readsTheIndexThatItWrote() {
    for (int index : new int[] {0, 7, 10, 1_234_567}) {
      assertThat(ImageIds.index(ImageIds.of(index).getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(index);
    }
  }

  @Test
  void refusesAPredictionWithoutAKey() {
    assertThatThrownBy(() -> ImageIds.index(null)).isInstanceOf(IllegalArgumentException.class);
  }
}
