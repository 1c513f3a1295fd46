package io.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TemperatureTest {

  /** softmax([2, 1, 0, -1] / 2), from NumPy; its input is softmax([2, 1, 0, -1]). */
  @Test
  void actsAsOnLogits() {
    float[] row = {0.6439143f, 0.23688282f, 0.08714432f, 0.0320586f};
    assertThat(new Temperature(2).applied(row))
        .containsExactly(
            new float[] {0.45505423f, 0.27600434f, 0.1674051f, 0.10153632f}, within(1e-6f));
    assertThat(row[0]).as("its input is left alone").isEqualTo(0.6439143f);
  }

  @Test
  void takesCertaintyForWhatItIs() {
    assertThat(new Temperature(3).applied(new float[] {0, 1, 0, 0})[1]).isEqualTo(1);
  }

  @Test
  void doesNotCareWhetherAnEngineFlushesToZero() {
    Temperature high = new Temperature(20);
    float[] flushed = high.applied(new float[] {1, 0, 0});
    assertThat(high.applied(new float[] {1, 1e-44f, Float.MIN_VALUE})).isEqualTo(flushed);
    assertThat(flushed[1]).isBetween(0.01f, 0.02f);
  }

  @Test
  void oneChangesNothing() {
    float[] row = {0.25f, 0, 0.75f};
    assertThat(new Temperature(1).applied(row)).isEqualTo(row);
  }

  @Test
  void staysANumberAtItsColdest() {
    float[] even = new float[1_000];
    Arrays.fill(even, 0.001f);
    assertThat(new Temperature(0.05).applied(even)[999]).isCloseTo(0.001f, within(1e-9f));
  }

  @Test
  void namesWhatCannotBe() {
    assertThatThrownBy(() -> new Temperature(0)).hasMessageContaining("temperature");
    assertThatThrownBy(() -> new Temperature(Double.NaN)).hasMessageContaining("temperature");
  }
}
