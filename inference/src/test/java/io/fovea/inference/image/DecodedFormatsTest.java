package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedFormatsTest {
  private static final BufferedImage GRADIENT = TestImages.gradient(13, 9);

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp"})
  void losslessFormatsKeepEveryPixel(String format) throws Exception {
    float[] read = rgb(TestImages.encode(GRADIENT, format), 9, 13);
    assertThat(read).containsExactly(planesOf(GRADIENT));
  }

  @Test
  void jpegIsCloseToItsOriginal() throws Exception {
    BufferedImage smooth = TestImages.gradient(64, 64);
    float[] read = rgb(TestImages.jpeg(smooth), 64, 64);
    float[] original = planesOf(smooth);
    double mean =
        IntStream.range(0, read.length)
            .mapToDouble(i -> Math.abs(read[i] - original[i]))
            .average()
            .orElseThrow();
    assertThat(mean).isLessThan(4);
  }

  @Test
  void gifKeepsColoursOfItsPalette() throws Exception {
    BufferedImage quarters = TestImages.quarters(8, 6);
    assertThat(rgb(TestImages.encode(quarters, "gif"), 6, 8)).containsExactly(planesOf(quarters));
  }

  @Test
  void gifIsItsFirstFrameWhateverTheScreen() throws Exception {
    assertThat(rgb(TestImages.gifOfOnePixel(65_535, 65_535), 1, 1)).containsExactly(40, 50, 60);
  }

  @Test
  void bmpRowsStandBottomUpUnlessTheHeightIsNegative() throws Exception {
    byte[] rows = {1, 2, 3, 4, 5, 6}; // blue, green, red
    assertThat(rgb(TestImages.bmp(1, 2, rows), 2, 1)).containsExactly(6, 3, 5, 2, 4, 1);
    assertThat(rgb(TestImages.bmp(1, -2, rows), 2, 1)).containsExactly(3, 6, 2, 5, 1, 4);
  }

  /** The JDK takes grey for linear light when asked for RGB: 128 would become 188. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyStaysAsStored(int type) throws Exception {
    BufferedImage image = new BufferedImage(2, 1, type);
    boolean deep = type == BufferedImage.TYPE_USHORT_GRAY;
    image.getRaster().setSample(0, 0, 0, deep ? 128 * 257 + 100 : 128);
    image.getRaster().setSample(1, 0, 0, deep ? 65_535 : 255);
    assertThat(rgb(TestImages.png(image), 1, 2)).containsExactly(128, 255, 128, 255, 128, 255);
    assertThat(Preprocessed.unscaled(encoded(TestImages.png(image)), 1, 1, 2))
        .containsExactly(128, 255);
  }

  @Test
  void oneBitImagesAreBlackAndWhite() throws Exception {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 0, 0xffffff);
    assertThat(Preprocessed.unscaled(encoded(TestImages.png(image)), 1, 1, 3))
        .containsExactly(0, 255, 0);
  }

  /** Figures from Pillow 12.3: {@code Image.alpha_composite} over opaque white. */
  @ParameterizedTest
  @CsvSource({
    "200, 100, 50, 128, 227, 177, 152",
    "0, 0, 0, 0, 255, 255, 255",
    "10, 20, 30, 1, 254, 254, 254",
    "10, 20, 30, 254, 11, 21, 31"
  })
  void transparencyShowsWhite(int r, int g, int b, int alpha, int red, int green, int blue)
      throws Exception {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, alpha << 24 | r << 16 | g << 8 | b);
    assertThat(rgb(TestImages.png(image), 1, 1)).containsExactly(red, green, blue);
  }

  @Test
  void transparentPaletteEntryShowsWhite() throws Exception {
    byte[] ramp = {0, 100};
    IndexColorModel palette = new IndexColorModel(1, 2, ramp, ramp, ramp, 1);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
    image.getRaster().setSample(1, 0, 0, 1);
    for (String format : new String[] {"png", "gif"}) {
      assertThat(rgb(TestImages.encode(image, format), 1, 2))
          .containsExactly(0, 255, 0, 255, 0, 255);
    }
  }

  /** Figures from Pillow 12.3: {@code convert("L")}. */
  @ParameterizedTest
  @CsvSource({
    "255, 0, 0, 76",
    "0, 255, 0, 150",
    "0, 0, 255, 29",
    "255, 255, 255, 255",
    "12, 200, 77, 130",
    "1, 1, 1, 1",
    "123, 45, 67, 71",
    "254, 3, 129, 92",
    "90, 91, 92, 91"
  })
  void colourBecomesGreyAsInPillow(int r, int g, int b, int grey) throws Exception {
    byte[] pixel = {(byte) r, (byte) g, (byte) b};
    assertThat(Preprocessed.unscaled(ImageInput.raw(1, 1, 3, pixel), 1, 1, 1))
        .containsExactly(grey);
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, r << 16 | g << 8 | b);
    assertThat(Preprocessed.unscaled(encoded(TestImages.png(image)), 1, 1, 1))
        .containsExactly(new float[] {grey}, within(0f));
  }

  private static float[] rgb(byte[] content, int height, int width) throws Exception {
    return Preprocessed.unscaled(encoded(content), 3, height, width);
  }

  private static ImageInput encoded(byte[] content) {
    return ImageInput.encoded(content);
  }

  private static float[] planesOf(BufferedImage image) {
    int size = image.getWidth() * image.getHeight();
    float[] planes = new float[3 * size];
    for (int i = 0; i < size; i++) {
      int pixel = image.getRGB(i % image.getWidth(), i / image.getWidth());
      planes[i] = pixel >> 16 & 255;
      planes[size + i] = pixel >> 8 & 255;
      planes[2 * size + i] = pixel & 255;
    }
    return planes;
  }
}
