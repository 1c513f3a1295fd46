package io.fovea.inference.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fovea.inference.image.Rejection.Reason;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedImagesTest {
  private static final ImagePreprocessor PREPROCESSOR =
      new ImagePreprocessor(Preprocessing.unitRange(1, 4, 4), new ImageLimits(100_000, 1_000_000));

  @Test
  void rejectsNoBytes() {
    for (ImageFormat format : ImageFormat.values()) {
      assertThat(reject(new ImageInput(format, 0, 0, 1, new byte[0])).reason())
          .isEqualTo(Reason.EMPTY_IMAGE);
    }
  }

  @Test
  void rejectsTooManyBytes() {
    Rejection rejection = reject(ImageInput.encoded(new byte[100_001]));
    assertThat(rejection)
        .isEqualTo(
            new Rejection(
                Reason.TOO_MANY_BYTES, "the image has 100001 bytes; at most 100000 are allowed"));
  }

  @Test
  void rejectsTextAsPng() {
    byte[] text = "this is no picture".getBytes(US_ASCII);
    assertThat(reject(new ImageInput(ImageFormat.PNG, null, null, null, text)).reason())
        .isEqualTo(Reason.UNKNOWN_FORMAT);
  }

  @Test
  void rejectsAnotherFormatThanNamed() {
    byte[] gif = TestImages.gifOfOnePixel(1, 1);
    assertThat(reject(new ImageInput(ImageFormat.JPEG, null, null, null, gif)))
        .isEqualTo(
            new Rejection(Reason.UNKNOWN_FORMAT, "sent as JPEG, but the first bytes are of a GIF"));
  }

  @ParameterizedTest
  @CsvSource({"30000, 30000", "2147483647, 2147483647", "-1, -1", "1000001, 1"})
  void rejectsPngWhoseHeaderAnnouncesTooManyPixels(int width, int height) {
    assertThat(reject(ImageInput.encoded(TestImages.pngHeader(width, height))).reason())
        .isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void rejectsJpegAndGifAndBmpWithTooManyPixels() {
    byte[] jpeg = TestImages.jpeg(TestImages.gradient(8, 8));
    int frame = indexOf(jpeg, 0xff, 0xc0);
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x7f);
    assertThat(reject(ImageInput.encoded(jpeg)).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
    byte[] gif = TestImages.gifOfOnePixel(1, 1);
    int descriptor = indexOf(gif, 0x2c, 0);
    Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0x7f);
    assertThat(reject(ImageInput.encoded(gif)).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
    byte[] bmp = TestImages.bmp(1, 1, new byte[3]);
    Arrays.fill(bmp, 18, 26, (byte) 0x7f);
    assertThat(reject(ImageInput.encoded(bmp)).reason()).isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void rejectsEveryTruncation(String format) {
    byte[] whole = TestImages.encode(TestImages.gradient(24, 16), format);
    // A GIF without its trailer byte has lost nothing of its frame.
    int end = format.equals("gif") ? whole.length - 1 : whole.length;
    for (int length = 1; length < end; length++) {
      Rejection rejection = reject(ImageInput.encoded(Arrays.copyOf(whole, length)));
      assertThat(rejection.reason())
          .as("%d of %d bytes", length, whole.length)
          .isIn(Reason.UNREADABLE_IMAGE, Reason.UNKNOWN_FORMAT);
    }
  }

  /** Its structure is whole; its pixels end early. */
  @Test
  void rejectsPngWithTooFewPixels() {
    byte[] header = TestImages.pngHeader(4, 4);
    byte[] deflated = new byte[100];
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[20]);
    deflater.finish();
    int length = deflater.deflate(deflated);
    byte[] pixels = TestImages.chunk("IDAT", Arrays.copyOf(deflated, length));
    byte[] png = TestImages.inserted(header, header.length, pixels);
    png = TestImages.inserted(png, png.length, TestImages.chunk("IEND", new byte[0]));
    assertThat(reject(ImageInput.encoded(png)).reason()).isEqualTo(Reason.UNREADABLE_IMAGE);
  }

  /** The decoder of the JDK would hand out the rows it has. */
  @Test
  void rejectsGifWhoseBlocksEndEarly() {
    byte[] gif = TestImages.gifOfOnePixel(2, 2);
    int descriptor = indexOf(gif, 0x2c, 0);
    gif[descriptor + 5] = 2;
    gif[descriptor + 7] = 2;
    assertThat(reject(ImageInput.encoded(gif)).message()).contains("ends too early");
  }

  @Test
  void rejectsFlippedBitsInPngPixels() {
    byte[] png = TestImages.png(TestImages.gradient(24, 16));
    png[indexOf(png, 'I', 'D') + 20] ^= 1;
    assertThat(reject(ImageInput.encoded(png)).message()).contains("checksum");
  }

  @Test
  void rejectsCmykJpegAndNamesTheMend() {
    byte[] jpeg = TestImages.jpeg(TestImages.gradient(8, 8));
    jpeg[indexOf(jpeg, 0xff, 0xc0) + 9] = 4;
    assertThat(reject(ImageInput.encoded(jpeg)).message()).contains("convert it to RGB");
  }

  /** A few kilobytes that would keep a core busy for minutes. */
  @Test
  void rejectsJpegWithVeryManyScans() {
    byte[] jpeg = TestImages.jpeg(TestImages.gradient(8, 8));
    int scan = indexOf(jpeg, 0xff, 0xda);
    byte[] again = Arrays.copyOfRange(jpeg, scan, jpeg.length - 2);
    for (int i = 0; i < 100; i++) {
      jpeg = TestImages.inserted(jpeg, scan, again);
    }
    assertThat(reject(ImageInput.encoded(jpeg)).message()).contains("scans");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5})
  void rejectsCompressedBmp(int compression) {
    byte[] bmp = TestImages.bmp(2, 2, new byte[12]);
    bmp[30] = (byte) compression;
    assertThat(reject(ImageInput.encoded(bmp)).message()).contains("compressed BMP");
  }

  @ParameterizedTest
  @CsvSource({
    ", 2, 1, 4",
    "2, , 1, 4",
    "2, 2, , 4",
    "2, 2, 1, 3",
    "2, 2, 1, 5",
    "2, 2, 3, 4",
    "2, 2, 2, 8",
    "2, 2, 4, 16",
    "2, 2, 0, 4",
    "2, 2, -1, 4",
    "0, 2, 1, 4",
    "-2, -2, 1, 4"
  })
  void rejectsRawWhoseSizesAreAtOddsWithItsBytes(
      Integer width, Integer height, Integer channels, int bytes) {
    ImageInput raw = new ImageInput(ImageFormat.RAW, width, height, channels, new byte[bytes]);
    assertThat(reject(raw).reason()).isEqualTo(Reason.WRONG_SHAPE);
  }

  @Test
  void rejectsRawWhoseSizesOverflow() {
    // 65536 x 65536 is 0 in 32 bits
    assertThat(reject(ImageInput.raw(65_536, 65_536, 1, new byte[1])).reason())
        .isEqualTo(Reason.TOO_MANY_PIXELS);
    assertThat(
            reject(ImageInput.raw(Integer.MAX_VALUE, Integer.MAX_VALUE, 3, new byte[1])).reason())
        .isEqualTo(Reason.TOO_MANY_PIXELS);
  }

  @Test
  void leavesTheTargetAloneWhenItRejects() {
    FloatBuffer target = FloatBuffer.allocate(32).position(16);
    catchThrowableOfType(
        RejectedImageException.class,
        () ->
            PREPROCESSOR.preprocess(
                ImageInput.encoded(TestImages.pngHeader(30_000, 30_000)), target));
    assertThat(target.position()).isEqualTo(16);
    assertThat(target.array()).containsOnly(0);
  }

  private static Rejection reject(ImageInput image) {
    RejectedImageException rejected =
        catchThrowableOfType(
            RejectedImageException.class,
            () -> PREPROCESSOR.preprocess(image, FloatBuffer.allocate(16)));
    assertThat(rejected).as("rejection of %s", image).isNotNull();
    return rejected.rejection();
  }

  private static int indexOf(byte[] content, int first, int second) {
    for (int i = 0; i < content.length - 1; i++) {
      if ((content[i] & 0xff) == first && (content[i + 1] & 0xff) == second) {
        return i;
      }
    }
    throw new AssertionError("not in these bytes");
  }
}
