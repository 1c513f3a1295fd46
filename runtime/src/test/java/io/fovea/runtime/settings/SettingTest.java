package io.fovea.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SettingTest {

  @Test
  void namesItsEnvironmentVariable() {
    assertThat(Setting.required("max-batch", SettingType.text("N"), "").environmentVariable())
        .isEqualTo("FOVEA_MAX_BATCH");
  }

  @Test
  void refusesADefaultThatItsOwnTypeRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.withDefault("n", SettingType.integer(1, 2), "3", ""));
  }
}
