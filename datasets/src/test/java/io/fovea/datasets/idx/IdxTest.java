package io.fovea.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {

  /** Two images of 2 x 3, written by hand. */
  private static final String IMAGES =
      "00000803 00000002 00000002 00000003 0102030405ff 0708090a0b0c";

  @Test
  void readsImagesByteForByte() throws IOException {
    Idx idx = Idx.parse(bytes(IMAGES), 3);
    assertThat(idx.dimensions()).containsExactly(2, 2, 3);
    assertThat(idx.count()).isEqualTo(2);
    assertThat(idx.entry(0)).containsExactly(1, 2, 3, 4, 5, 0xff);
    assertThat(idx.entry(1)).containsExactly(7, 8, 9, 10, 11, 12);
  }

  @Test
  void readsLabelsAsUnsigned() throws IOException {
    Idx idx = Idx.parse(bytes("00000801 00000003 0009ff"), 1);
    assertThat(idx.count()).isEqualTo(3);
    assertThat(new int[] {idx.value(0), idx.value(1), idx.value(2)}).containsExactly(0, 9, 255);
  }

  @Test
  void mayHoldNothing() throws IOException {
    assertThat(Idx.parse(bytes("00000801 00000000"), 1).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00000801 00000001 00         | 3 | no IDX header
          00000801 00000008 0102030405060708 | 3 | starts with 00000801
          00000d03 00000001 00000001 00000001 00 | 3 | starts with 00000d03
          89504e47 0d0a1a0a            | 1 | starts with 89504e47
          00000801 00000003 0102       | 1 | [3] = 3 bytes, but there are 2
          00000801 00000001 0102       | 1 | [1] = 1 bytes, but there are 2
          00000801 ffffffff 01         | 1 | claims [-1]
          00000803 7fffffff 7fffffff 7fffffff 00 | 3 | claims [2147483647
          00000803 00010000 00010000 00000001 00 | 3 | claims [65536
          ''                           | 1 | no IDX header
          """)
  void refusesAnythingElse(String hex, int dimensions, String fault) {
    assertThatThrownBy(() -> Idx.parse(bytes(hex), dimensions))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @CsvSource({"0", "3", "4", "10", "16", "27"})
  void refusesATruncatedFile(int length) {
    byte[] part = Arrays.copyOf(bytes(IMAGES), length);
    assertThatThrownBy(() -> Idx.parse(part, 3)).isInstanceOf(IOException.class);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
