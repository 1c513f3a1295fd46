package io.fovea.web.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.web.DrawnImages;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderPixelsTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void areTold(String format) {
    assertThat(HeaderPixels.of(DrawnImages.of(30, 20, format))).hasValue(600);
  }

  @Test
  void areToldWhereThereAreNone() {
    byte[] bomb = DrawnImages.of(1, 1, "png");
    ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

    assertThat(HeaderPixels.of(bomb)).hasValue(3_600_000_000L);
  }

  @Test
  void areNotToldByWhatIsNoImage() {
    assertThat(HeaderPixels.of("no image".getBytes(UTF_8))).isEmpty();
    assertThat(HeaderPixels.of(new byte[0])).isEmpty();
    assertThat(HeaderPixels.of(Arrays.copyOf(DrawnImages.of(9, 9, "png"), 18))).isEmpty();
  }
}
