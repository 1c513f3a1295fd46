package io.fovea.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "clasify,classify",
    "prodcue,produce",
    "trian,train",
    "tial,tail",
    "home,",
    "fail,tail",
    "fall,",
    "xyz,"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.of(typed, Stream.of("classify", "produce", "train", "tail", "port")))
        .isEqualTo(Optional.ofNullable(meant));
  }

  @ParameterizedTest
  @CsvSource({
    "kitten,sitting,3",
    "flaw,lawn,2",
    "same,same,0",
    "raed,read,1",
    "ca,abc,3",
    "'',abc,3"
  })
  void countsEditsAsTextbooksDo(String a, String b, int edits) {
    assertThat(NearestName.distance(a, b)).isEqualTo(edits);
    assertThat(NearestName.distance(b, a)).isEqualTo(edits);
  }

  @Test
  void prefersTheCloser() {
    assertThat(NearestName.of("max-batc", Stream.of("max-bytes", "max-batch")))
        .contains("max-batch");
  }
}
