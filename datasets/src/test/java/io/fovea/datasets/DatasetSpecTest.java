package io.fovea.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSpecTest {

  @Test
  void nameAloneMeansTheDefaultSplit() {
    assertThat(DatasetSpec.parse("mnist"))
        .isEqualTo(new DatasetSpec("mnist", Optional.empty(), Split.TRAIN));
    assertThat(DatasetSpec.parse("digits", Split.TEST))
        .isEqualTo(new DatasetSpec("digits", Optional.empty(), Split.TEST));
  }

  @Test
  void splitStandsBehindTheName() {
    assertThat(DatasetSpec.parse("mnist:test").split()).isEqualTo(Split.TEST);
    assertThat(DatasetSpec.parse("mnist:train", Split.TEST).split()).isEqualTo(Split.TRAIN);
  }

  @Test
  void folderTakesAPathAndMaybeASplit() {
    assertThat(DatasetSpec.parse("folder:some/where"))
        .isEqualTo(new DatasetSpec("folder", Optional.of(Path.of("some/where")), Split.TRAIN));
    assertThat(DatasetSpec.parse("folder:flowers.tar.gz:test"))
        .isEqualTo(new DatasetSpec("folder", Optional.of(Path.of("flowers.tar.gz")), Split.TEST));
  }

  @Test
  void pathMayHoldColons() {
    assertThat(DatasetSpec.parse("folder:a:b:c").folder()).contains(Path.of("a:b:c"));
    assertThat(DatasetSpec.parse("folder:a:b:test").folder()).contains(Path.of("a:b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist:test", "digits:train", "folder:a/b:test"})
  void textComesBack(String text) {
    assertThat(DatasetSpec.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "minst", "mnist:tset", "folder", "folder:", "folder::test", "test"})
  void unknownNameIsRefusedWithTheNamesThereAre(String text) {
    assertThatThrownBy(() -> DatasetSpec.parse(text))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("cifar10, digits, fashion-mnist, mnist, folder:PATH");
  }

  @Test
  void pathThatNoSystemHasIsRefused() {
    assertThatThrownBy(() -> DatasetSpec.parse("folder:a\0b"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("no valid path");
  }
}
