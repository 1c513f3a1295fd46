package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own way to read a PNG against ImageIO's: the same pixels, or left to it. */
class PlainPngTest {
  private static final long SEED = 20_261_121;
  private static final int TRIES = 4_000;
  private static final ImageLimits LIMITS = new ImageLimits(1 << 20, 100_000);

  private final Random random = new Random(SEED);
  private final PlainPng plain = new PlainPng();

  @ParameterizedTest
  @ValueSource(ints = {PngFile.GREY, PngFile.RGB, PngFile.GREY_ALPHA, PngFile.RGB_ALPHA})
  void readsWhatImageIoReads(int colours) throws Exception {
    for (int i = 0; i < 150; i++) {
      PngFile file =
          PngFile.random(random, colours, 1 + random.nextInt(40), 1 + random.nextInt(40));
      byte[] data = file.deflated(random.nextInt(10));
      byte[] png = file.bytes(data, 1 + random.nextInt(data.length), 0);
      ByteRows rows = plain.decode(PngStructure.read(png, ImageLimits.DEFAULT));
      assertThat(rows).as("image %d", i).isNotNull();
      assertThat(Decoded.samples(rows)).isEqualTo(Decoded.samplesByImageIo(png));
    }
  }

  @Test
  void readsImagesThatAreTooLargeToKeepTheirMemory() throws Exception {
    byte[] png = PngFile.random(random, PngFile.RGB_ALPHA, 1100, 1000).bytes();
    ByteRows rows = plain.decode(PngStructure.read(png, ImageLimits.DEFAULT));
    assertThat(Decoded.samples(rows)).isEqualTo(Decoded.samplesByImageIo(png));
  }

  /** Whatever is wrong, ImageIO has the last word; so nothing is read that it would refuse. */
  @Test
  void leavesToImageIoWhatIsNotPlainOrNotWhole() throws Exception {
    PngFile file = PngFile.random(random, PngFile.RGB, 6, 5);
    byte[] data = file.deflated(6);
    assertThat(read(file.bytes(data, 7, 0))).isTrue();
    assertThat(read(file.bytes(data, 7, 1))).as("interlaced").isFalse();
    assertThat(read(file.bytes(Arrays.copyOf(data, data.length - 4), 7, 0)))
        .as("no checksum")
        .isFalse();
    byte[] altered = data.clone();
    altered[altered.length - 1] ^= 1;
    assertThat(read(file.bytes(altered, 7, 0))).as("another checksum").isFalse();
    assertThat(read(with(file, 4, 5, 8, 2).bytes())).as("more pixels than said").isFalse();
    assertThat(read(with(file, 6, 6, 8, 2).bytes())).as("fewer").isFalse();
    assertThat(read(with(file, 3, 5, 16, 2).bytes())).as("16 bits").isFalse();
    assertThat(read(with(file, 18, 5, 8, 3).bytes())).as("palette").isFalse();
    assertThat(read(with(file, 18, 5, 8, 1).bytes())).as("unknown colour type").isFalse();
    byte[] whole = file.bytes();
    for (String type : List.of("tRNS", "PLTE")) {
      byte[] chunk = TestImages.chunk(type, new byte[6]);
      assertThat(read(TestImages.withChunk(whole, chunk))).as(type).isFalse();
    }
    file.scanlines()[0] = 5;
    assertThat(read(file.bytes())).as("unknown filter").isFalse();
  }

  private static PngFile with(PngFile file, int width, int height, int bits, int colours) {
    return new PngFile(width, height, bits, colours, file.scanlines());
  }

  private boolean read(byte[] png) throws RejectedImageException {
    return plain.decode(PngStructure.read(png, ImageLimits.DEFAULT)) != null;
  }

  @Test
  void mutatedFilesEndAsWithImageIoAlone() {
    int read = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] png = mutated();
      Object byImageIo = outcome(png, content -> new ImageIoDecoding().decode(encoded(content)));
      Object ours =
          outcome(png, content -> new ImageDecoder(LIMITS).decode(ImageInput.encoded(content)));
      assertThat(ours).as("mutation %d with seed %d", i, SEED).isEqualTo(byImageIo);
      read += ours instanceof List ? 1 : 0;
    }
    assertThat(read).isBetween(TRIES / 50, TRIES - TRIES / 50);
  }

  private static EncodedImage encoded(byte[] png) throws RejectedImageException {
    return PngStructure.read(png, LIMITS).encoded();
  }

  /** Headers and data alike, behind checksums that are right. */
  private byte[] mutated() {
    int colours = 2 * random.nextInt(4);
    PngFile file = PngFile.random(random, colours, 1 + random.nextInt(9), 1 + random.nextInt(9));
    byte[] data = file.deflated(random.nextInt(10));
    byte[] png = file.bytes(data, 1 + random.nextInt(data.length), 0);
    int from = random.nextBoolean() ? 16 : PngFile.find(png, "IDAT") + 4;
    int range = Math.min(random.nextBoolean() ? 13 : png.length, png.length - 12 - from);
    int at = from + random.nextInt(range);
    png[at] = (byte) (random.nextBoolean() ? png[at] ^ 1 << random.nextInt(8) : random.nextInt());
    return PngFile.withChecksums(png);
  }

  private interface Decoding {
    PixelRows of(byte[] content) throws IOException, RejectedImageException;
  }

  private static Object outcome(byte[] png, Decoding decoding) {
    try {
      return Decoded.rgb(decoding.of(png));
    } catch (RejectedImageException rejected) {
      return rejected.rejection();
    } catch (BufferUnderflowException | IndexOutOfBoundsException pastTheEnd) {
      return Damage.truncated().rejection();
    } catch (IOException | RuntimeException damaged) {
      return Damage.rejection(damaged).rejection();
    }
  }

  @Test
  void anImageThatAnnouncesMoreThanItHoldsIsLeftToImageIo() throws Exception {
    byte[] png = PngFile.random(random, PngFile.GREY, 3, 3).bytes();
    ByteBuffer.wrap(png).putInt(16, 1_000).putInt(20, 1_000);
    assertThat(read(PngFile.withChecksums(png))).isFalse();
  }
}
