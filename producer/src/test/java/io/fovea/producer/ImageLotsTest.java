package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.producer.ImageLots.Lot;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageLotsTest {

  /**
   * By Python's hashlib, of the seed's 8 bytes and the id: {@code (struct.unpack_from(">Q", digest,
   * 8 * lot)[0] >> 11) * 2.0 ** -53}. Whoever changes these changes what every seed chooses.
   */
  @ParameterizedTest
  @CsvSource({
    "LABEL,0.922034412132746",
    "MISTAKE,0.4843327001929226",
    "MISTAKEN_CLASS,0.7809969322412902"
  })
  void areTheBytesOfAHash(Lot lot, double expected) {
    assertThat(new ImageLots(42).draw("digits-test-00007", lot)).isEqualTo(expected);
  }

  @Test
  void doNotTellOfEachOther() {
    ImageLots lots = new ImageLots(1);
    int images = 20_000;
    double product =
        IntStream.range(0, images)
            .mapToObj(i -> "image-" + i)
            .mapToDouble(
                id -> (lots.draw(id, Lot.LABEL) - 0.5) * (lots.draw(id, Lot.MISTAKE) - 0.5))
            .average()
            .orElseThrow();

    // The product of two independent ones has variance 1/144.
    assertThat(product).isCloseTo(0, Offset.offset(5 / 12.0 / Math.sqrt(images)));
  }
}
