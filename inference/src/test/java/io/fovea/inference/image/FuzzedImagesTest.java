package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: an image or a rejection, and nothing else. */
class FuzzedImagesTest {
  private static final long SEED = 20_260_101;
  private static final int TRIES = 6_000;
  private static final int HEADER = 64;

  private final Random random = new Random(SEED);
  private final ImagePreprocessor preprocessor =
      new ImagePreprocessor(Preprocessing.unitRange(3, 8, 8), new ImageLimits(1 << 20, 4_000_000));

  @Test
  void mutatedImagesAreReadOrRejected() {
    List<byte[]> originals = originals();
    int read = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] mutated = mutated(originals.get(i % originals.size()));
      FloatBuffer target = FloatBuffer.allocate(3 * 8 * 8);
      try {
        preprocessor.preprocess(ImageInput.encoded(mutated), target);
        assertThat(target.remaining()).isZero();
        read++;
      } catch (RejectedImageException rejected) {
        assertThat(rejected.rejection().message()).isNotBlank();
      } catch (RuntimeException | Error escaped) {
        throw new AssertionError("mutation " + i + " with seed " + SEED, escaped);
      }
    }
    assertThat(read).as("some mutations must do no harm").isBetween(TRIES / 50, TRIES);
  }

  private static List<byte[]> originals() {
    List<byte[]> originals = new ArrayList<>();
    for (String format : List.of("png", "jpeg", "gif", "bmp")) {
      originals.add(TestImages.encode(TestImages.gradient(20, 12), format));
    }
    originals.add(TestImages.encode(TestImages.quarters(9, 9), "gif"));
    originals.add(TestImages.withOrientation(originals.get(1), 6));
    return originals;
  }

  /** Overwrites, cuts or repeats, mostly near the start, where headers are. */
  private byte[] mutated(byte[] original) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(5); i >= 0; i--) {
      int range = random.nextBoolean() ? Math.min(HEADER, bytes.length) : bytes.length;
      bytes[random.nextInt(range)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(8) == 0) {
      int at = random.nextInt(bytes.length);
      return TestImages.inserted(bytes, at, bytes);
    }
    return bytes;
  }
}
