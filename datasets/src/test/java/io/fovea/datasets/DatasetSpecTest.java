package io.fovea.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetSpec.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetSpecTest {

  private static final Part MNIST = new Part("mnist", Optional.empty());
  private static final Part DIGITS = new Part("digits", Optional.empty());

  @Test
  void nameAloneMeansTheDefaultSplit() {
    assertThat(DatasetSpec.parse("mnist")).isEqualTo(new DatasetSpec(List.of(MNIST), Split.TRAIN));
    assertThat(DatasetSpec.parse("digits", Split.TEST))
        .isEqualTo(new DatasetSpec(List.of(DIGITS), Split.TEST));
  }

  @Test
  void splitStandsBehindTheName() {
    assertThat(DatasetSpec.parse("mnist:test").split()).isEqualTo(Split.TEST);
    assertThat(DatasetSpec.parse("mnist:train", Split.TEST).split()).isEqualTo(Split.TRAIN);
  }

  @Test
  void folderTakesAPathAndMaybeASplit() {
    assertThat(DatasetSpec.parse("folder:some/where"))
        .isEqualTo(new DatasetSpec(List.of(folder("some/where")), Split.TRAIN));
    assertThat(DatasetSpec.parse("folder:flowers.tar.gz:test"))
        .isEqualTo(new DatasetSpec(List.of(folder("flowers.tar.gz")), Split.TEST));
  }

  @Test
  void pathMayHoldColons() {
    assertThat(DatasetSpec.parse("folder:a:b:c").parts()).containsExactly(folder("a:b:c"));
    assertThat(DatasetSpec.parse("folder:a:b:test").parts()).containsExactly(folder("a:b"));
  }

  @Test
  void namesAreMixedWithAPlus() {
    assertThat(DatasetSpec.parse("mnist+digits:test"))
        .isEqualTo(new DatasetSpec(List.of(MNIST, DIGITS), Split.TEST));
    assertThat(DatasetSpec.parse("mnist+folder:my/digits+digits").parts())
        .containsExactly(MNIST, folder("my/digits"), DIGITS);
    assertThat(DatasetSpec.parse("folder:a+folder:b:c").parts())
        .containsExactly(folder("a"), folder("b:c"));
  }

  @Test
  void pathMayHoldAPlus() {
    assertThat(DatasetSpec.parse("folder:c++/x+y").parts()).containsExactly(folder("c++/x+y"));
    assertThat(DatasetSpec.parse("folder:a+mnistlike").parts())
        .containsExactly(folder("a+mnistlike"));
    assertThat(DatasetSpec.parse("folder:a+mnist/").parts()).containsExactly(folder("a+mnist/"));
    assertThat(DatasetSpec.parse("folder:a+mnist").parts()).containsExactly(folder("a"), MNIST);
  }

  @Test
  void mixtureHasAPlainNameForFiles() {
    assertThat(DatasetSpec.parse("mnist+digits:test").plainName()).isEqualTo("mnist-digits");
    assertThat(DatasetSpec.parse("folder:a/b").plainName()).isEqualTo("folder");
    assertThat(DatasetSpec.parse("folder:a/b").isMixture()).isFalse();
  }

  @Test
  void nothingIsMixedWithItself() {
    assertThatThrownBy(() -> DatasetSpec.parse("mnist+digits+mnist"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("mnist only once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist+", "+mnist", "mnist+minst", "mnist:train+digits", "mnist++digits"})
  void unknownPartIsNamed(String text) {
    assertThatThrownBy(() -> DatasetSpec.parse(text))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("in '" + text + "'")
        .hasMessageContaining("join some with +");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mnist:test", "digits:train", "folder:a/b:test", "mnist+folder:a+digits:test"})
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

  private static Part folder(String path) {
    return new Part("folder", Optional.of(Path.of(path)));
  }
}
