package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void isOneLineOfJson() {
    assertThat(new Summary(5_000, 1_500, 150, 3, 1, 2, 2.0).json())
        .isEqualTo(
            "{\"published\":5000,\"labels\":1500,\"corrected\":150,"
                + "\"labels_dropped\":3,\"too_large\":1,\"unreadable\":2,\"seconds\":2.0,\"images_per_second\":2500.0}");
  }

  @Test
  void survivesAnInstantaneousEnd() {
    assertThat(new Summary(0, 0, 0, 0, 0, 0, 0).json()).contains("\"images_per_second\":0.0");
  }
}
