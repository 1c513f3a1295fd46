package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JPEGs read into memory of ours against the image that ImageIO makes by itself. */
class JpegPixelsTest {
  private static final int QUANTIZATION_TABLES = 0xdb;

  private final ImageIoDecoding decoding = new ImageIoDecoding();

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void readsWhatImageIoReads(boolean colour, boolean progressive) throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      BufferedImage drawn = TestImages.gradient(1 + random.nextInt(90), 1 + random.nextInt(90));
      BufferedImage image = colour ? drawn : grey(drawn);
      byte[] jpeg = TestImages.jpeg(image, 0.1f + 0.9f * random.nextFloat(), progressive);
      ByteRows rows = (ByteRows) decoding.decode(JpegStructure.read(jpeg, ImageLimits.DEFAULT));
      assertThat(rows.bands()).isEqualTo(colour ? 3 : 1);
      assertThat(Decoded.samples(rows)).isEqualTo(Decoded.samplesByImageIo(jpeg));
    }
  }

  private static BufferedImage grey(BufferedImage image) {
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    grey.getGraphics().drawImage(image, 0, 0, null);
    return grey;
  }

  /** The tables are libjpeg's, and a reader keeps them from image to image. */
  @Test
  void lendsNoTablesOfTheImageBefore() throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.gradient(16, 16));
    decoding.decode(JpegStructure.read(jpeg, ImageLimits.DEFAULT));
    byte[] bare = without(jpeg, QUANTIZATION_TABLES);
    assertThatThrownBy(() -> decoding.decode(JpegStructure.read(bare, ImageLimits.DEFAULT)))
        .hasMessageContaining("was not defined");
  }

  private static byte[] without(byte[] jpeg, int marker) {
    byte[] rest = jpeg;
    for (int i = 2; i < rest.length - 3 && (rest[i + 1] & 0xff) != 0xda; ) {
      int next = i + 2 + ((rest[i + 2] & 0xff) << 8 | rest[i + 3] & 0xff);
      if ((rest[i + 1] & 0xff) == marker) {
        byte[] shorter = Arrays.copyOf(rest, rest.length - (next - i));
        System.arraycopy(rest, next, shorter, i, rest.length - next);
        rest = shorter;
      } else {
        i = next;
      }
    }
    return rest;
  }

  /** Each thread has its own decoders and memory. */
  @Test
  void threadsDoNotMeet() throws Exception {
    ImagePreprocessor shared =
        new ImagePreprocessor(Preprocessing.unitRange(3, 20, 20), ImageLimits.DEFAULT);
    byte[][] images = new byte[40][];
    for (int i = 0; i < images.length; i++) {
      BufferedImage image = TestImages.gradient(10 + i, 50 - i);
      images[i] = i % 2 == 0 ? TestImages.jpeg(image) : TestImages.png(image);
    }
    float[][] alone = new float[images.length][];
    for (int i = 0; i < images.length; i++) {
      alone[i] = Preprocessed.by(shared, images[i]);
    }
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .allMatch(
                    i -> Arrays.equals(Preprocessed.by(shared, images[i % 40]), alone[i % 40])))
        .isTrue();
  }
}
