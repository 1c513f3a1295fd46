package io.fovea.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {
  private enum Guarantee {
    EXACTLY_ONCE,
    AT_LEAST_ONCE
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "5s,5000", "1.5s,1500", "2m,120000", "2min,120000", "1h,3600000"})
  void readsDurations(String text, long millis) {
    assertThat(SettingType.duration().parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "-5s", "s", "", "5 parsecs", "9999999d", "1e3s"})
  void refusesWhatIsNoDuration(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.duration().parse(text));
  }

  @ParameterizedTest
  @CsvSource({"500000,500000", "64KB,65536", "64 kb,65536", "8MB,8388608", "0.5M,524288"})
  void readsSizes(String text, long bytes) {
    assertThat(SettingType.bytes(1, Long.MAX_VALUE).parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "17MB", "12XB", "-1", "much"})
  void refusesSizesOutOfBounds(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingType.bytes(1, 16 << 20).parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "129", "12.5", "", "a", "99999999999"})
  void refusesWholeNumbersOutOfBounds(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.integer(1, 128).parse(text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingType.wholeNumber(1, 128).parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1.01", "-0.1", "Infinity", "half"})
  void refusesFractionsOutOfBounds(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.decimal(0, 1).parse(text));
  }

  @Test
  void readsChoicesInEitherSpelling() {
    SettingType<Guarantee> type = SettingType.oneOf(Guarantee.class);
    assertThat(type.parse("exactly_once")).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(type.parse("At-Least-Once")).isEqualTo(Guarantee.AT_LEAST_ONCE);
    assertThat(type.expects()).isEqualTo("one of exactly_once, at_least_once");
    assertThatIllegalArgumentException().isThrownBy(() -> type.parse("twice"));
  }

  @Test
  void readsFlagsAndRefusesMaybe() {
    assertThat(SettingType.flag().parse("TRUE")).isTrue();
    assertThat(SettingType.flag().parse("false")).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.flag().parse("maybe"));
  }

  @Test
  void readsLists() {
    assertThat(SettingType.listOf(SettingType.integer(0, 9)).parse("1, 2,3"))
        .containsExactly(1, 2, 3);
    assertThat(SettingType.listOf(SettingType.text("X")).parse("a\\,b,c"))
        .containsExactly("a,b", "c");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingType.listOf(SettingType.integer(0, 9)).parse("1,ten"));
  }

  @Test
  void readsPathsAndRefusesBlankOnes() {
    assertThat(SettingType.path("FILE").parse("a/b.zip")).isEqualTo(Path.of("a", "b.zip"));
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.path("FILE").parse(" "));
  }

  @Test
  void tellsOnlyBoundsThatBind() {
    assertThat(SettingType.wholeNumber(1, Long.MAX_VALUE).expects())
        .isEqualTo("a whole number of at least 1");
    assertThat(SettingType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE).expects())
        .isEqualTo("a whole number");
    assertThat(SettingType.integer(1, 8).expects()).isEqualTo("a whole number from 1 to 8");
    assertThat(SettingType.decimal(0, 0.5).expects()).isEqualTo("a number from 0 to 0.5");
  }
}
