package io.fovea.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.runtime.settings.UnreadableValueException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationsTest {

  @Test
  void namesWithoutAStrengthHaveTheDefaults() {
    assertThat(Augmentations.parse("rotate, shift,zoom,shear"))
        .hasToString("rotate=10,shear=10,zoom=0.1,shift=0.1");
    assertThat(Augmentations.parse("flip,flip-vertical,crop,brightness,noise,cutout,mixup"))
        .hasToString(
            "flip=0.5,flip-vertical=0.5,crop=0.125,brightness=0.2,noise=0.05,cutout=0.25,mixup=0.2");
  }

  @Test
  void namesMayHaveAStrength() {
    Augmentations parsed = Augmentations.parse("Rotate=15.5,crop = 4,FLIP_VERTICAL=0");
    assertThat(parsed.strengths())
        .isEqualTo(
            Map.of(
                Augmentation.ROTATE,
                15.5,
                Augmentation.CROP,
                4.0,
                Augmentation.FLIP_VERTICAL,
                0.0));
    assertThat(parsed.strength(Augmentation.SHEAR)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "flip", "rotate=1.0E-4,noise", "crop=4,cutout=0.5,mixup=10"})
  void textCanBeReadBack(String text) {
    Augmentations parsed = Augmentations.parse(text);
    assertThat(Augmentations.parse(parsed.toString())).isEqualTo(parsed);
  }

  @Test
  void noneIsNothing() {
    assertThat(Augmentations.parse(" none ")).isEqualTo(Augmentations.NONE).hasToString("none");
  }

  @ParameterizedTest
  @EnumSource(Augmentation.class)
  void defaultsAreWithinTheBounds(Augmentation augmentation) {
    assertThat(augmentation.allows(augmentation.defaultStrength())).isTrue();
    assertThat(augmentation.allows(0)).isTrue();
    assertThat(augmentation.allows(-0.1)).isFalse();
    assertThat(augmentation.allows(1000)).isFalse();
    assertThat(augmentation.allows(Double.NaN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rotat | 'rotat' is unknown, did you mean rotate?",
        "flip,, | a name is missing; a name is missing",
        "none,flip | 'none' is unknown",
        "flip=2 | flip=0..1 (probability) cannot be '2'",
        "rotate=fast | rotate=0..180 (degrees) cannot be 'fast'",
        "noise= | noise=0..0.5 (standard deviation) cannot be ''",
        "crop=2.5 | crop=0..0.5 (of the side) or 1..512 (pixels) cannot be '2.5'",
        "cutout=0.7 | cutout=0..0.5 (of the side) or 1..512 (pixels) cannot be '0.7'",
        "flip,flip=1 | flip is named twice",
        "spin,zoom=9 | 'spin' is unknown; zoom=0..0.5 (of the size) cannot be '9'"
      })
  void tellsAllThatIsWrong(String text, String fault) {
    assertThatThrownBy(() -> Augmentations.parse(text))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessage(fault);
  }

  @Test
  void aFaultNamesWhatIsPossible() {
    SettingsResolver resolver =
        new SettingsResolver(
            SettingsSchema.of(
                "train", Setting.withDefault("augment", Augmentations.type(), "none", "how")));
    String names =
        Arrays.stream(Augmentation.values())
            .map(Augmentation::bounds)
            .collect(Collectors.joining(", "));
    assertThatThrownBy(
            () -> resolver.resolve(Map.of(), Map.of(), Map.of("augment", "zom"), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "option --augment must be none, or names between commas, each with a strength if"
                + " wanted, of "
                + names
                + ", but is 'zom': 'zom' is unknown, did you mean zoom?");
  }

  @Test
  void whatHidesMoreThanHalfAnImageIsAFault() {
    Augmentations augmentations = Augmentations.parse("crop=15,cutout=14");
    assertThat(augmentations.faults(32, 32)).isEmpty();
    assertThat(augmentations.faults(28, 32))
        .containsExactly("crop=15 is more than half of the side of images of 28x32: at most 14");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> augmentations.augmenter(1, 28, 32))
        .withMessageContaining("crop=15");
  }
}
