package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stored image is red and green above, blue and white below. The corners expected, left to
 * right and top to bottom, follow from the words of EXIF 2.32 for each value ("the 0th row is at
 * the visual top, the 0th column at the visual right", and so on).
 */
class OrientationTest {
  private static final byte[] WIDE = TestImages.jpeg(TestImages.quarters(64, 32));

  @ParameterizedTest
  @CsvSource({
    "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB"
  })
  void turnsJpegUpright(int orientation, String corners) throws Exception {
    byte[] jpeg = TestImages.withOrientation(WIDE, orientation);
    assertThat(corners(jpeg)).isEqualTo(corners);
    // Fitted into a square, black bars show that the axes were swapped before fitting.
    boolean upended = orientation >= 5;
    float[] fitted = Preprocessed.unscaled(ImageInput.encoded(jpeg), 1, 16, 16, ResizeMode.FIT);
    assertThat(fitted[8]).as("top middle").satisfies(v -> assertThat(v > 10).isEqualTo(upended));
    assertThat(fitted[8 * 16])
        .as("left middle")
        .satisfies(v -> assertThat(v > 10).isEqualTo(!upended));
  }

  @Test
  void turnsPngUpright() throws Exception {
    byte[] png = TestImages.png(TestImages.quarters(6, 4));
    byte[] exif = TestImages.chunk("eXIf", TestImages.tiffOrientation(6));
    assertThat(corners(TestImages.withChunk(png, exif))).isEqualTo("BRWG");
  }

  @ParameterizedTest
  @CsvSource({"0", "9", "65535"})
  void takesUnknownNumbersForUpright(int orientation) throws Exception {
    assertThat(corners(TestImages.withOrientation(WIDE, orientation))).isEqualTo("RGBW");
  }

  @Test
  void takesBrokenExifForUpright() throws Exception {
    byte[] jpeg = TestImages.withOrientation(WIDE, 6);
    for (int i = 12; i < 30; i++) {
      byte[] broken = jpeg.clone();
      broken[i] ^= 0x7f;
      assertThat(corners(broken)).isIn("RGBW", "BRWG");
    }
  }

  /** The crop is centred in the upright image; with an odd rest, flips must not move it. */
  @Test
  void cropsTheSamePartInEveryOrientation() throws Exception {
    byte[] png = TestImages.png(TestImages.gradient(7, 4));
    byte[] turned =
        TestImages.withChunk(png, TestImages.chunk("eXIf", TestImages.tiffOrientation(2)));
    float[] mirrored =
        Preprocessed.unscaled(ImageInput.encoded(turned), 1, 4, 4, ResizeMode.CENTER_CROP);
    float[] whole = Preprocessed.unscaled(ImageInput.encoded(turned), 1, 4, 7);
    for (int y = 0; y < 4; y++) {
      assertThat(Arrays.copyOfRange(mirrored, 4 * y, 4 * y + 4))
          .containsExactly(Arrays.copyOfRange(whole, 7 * y + 1, 7 * y + 5));
    }
  }

  private static String corners(byte[] content) throws Exception {
    float[] p = Preprocessed.unscaled(ImageInput.encoded(content), 3, 2, 2);
    return IntStream.range(0, 4)
        .mapToObj(i -> colour(p[i], p[4 + i], p[8 + i]))
        .collect(Collectors.joining());
  }

  private static String colour(float red, float green, float blue) {
    if (red > 200) {
      return green > 200 ? "W" : "R";
    }
    return green > 200 ? "G" : blue > 200 ? "B" : "?";
  }
}
