package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast ways give to the last bit what the plain one gives. */
class PlainPreprocessingTest {
  private final Random random = new Random(20_261_121);

  @ParameterizedTest
  @EnumSource
  void equalsThePlainWay(ResizeMode mode) throws Exception {
    for (int i = 0; i < 300; i++) {
      Preprocessing to = preprocessing(mode, random.nextBoolean() ? 3 : 1);
      boolean sameSize = random.nextInt(3) == 0;
      int width = sameSize ? to.width() : 1 + random.nextInt(30);
      int height = sameSize ? to.height() : 1 + random.nextInt(30);
      byte[] rgb = new byte[3 * width * height];
      random.nextBytes(rgb);
      int exif = random.nextBoolean() ? 1 : 1 + random.nextInt(8);
      assertThat(Preprocessed.with(to, png(width, height, rgb, exif)))
          .as("%d x %d, orientation %d, to %s", width, height, exif, to)
          .isEqualTo(
              new PlainPreprocessing(to, width, height, rgb, Orientation.ofExif(exif)).floats());
    }
  }

  private Preprocessing preprocessing(ResizeMode mode, int channels) {
    List<Double> mean = List.of(0.485, random.nextDouble(), 0.406);
    List<Double> std = List.of(0.229, 1.0, 0.1 + random.nextDouble());
    return new Preprocessing(
        channels,
        1 + random.nextInt(12),
        1 + random.nextInt(12),
        mode,
        random.nextBoolean() ? 1 / 255.0 : 1,
        mean.subList(0, channels),
        std.subList(0, channels));
  }

  private static ImageInput png(int width, int height, byte[] rgb, int exif) {
    byte[] rows = new byte[(1 + 3 * width) * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(rgb, 3 * width * y, rows, (1 + 3 * width) * y + 1, 3 * width);
    }
    byte[] png = new PngFile(width, height, 8, PngFile.RGB, rows).bytes();
    byte[] chunk = TestImages.chunk("eXIf", TestImages.tiffOrientation(exif));
    return ImageInput.encoded(exif == 1 ? png : TestImages.withChunk(png, chunk));
  }
}
