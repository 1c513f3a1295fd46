package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** Metadata that costs memory, or is broken, must not reach the decoder. */
class MetadataBombTest {
  private static final byte[] PNG = TestImages.png(TestImages.gradient(8, 8));

  @Test
  void compressedTextAndProfilesAreDropped() throws Exception {
    byte[] bomb = deflated(new byte[64 << 20]);
    byte[] text =
        ByteBuffer.allocate(3 + bomb.length).put((byte) 107).position(3).put(bomb).array();
    for (String type : new String[] {"zTXt", "iCCP", "iTXt", "tEXt", "gAMA"}) {
      byte[] png = TestImages.withChunk(PNG, TestImages.chunk(type, text));
      EncodedImage kept = PngStructure.read(png, ImageLimits.DEFAULT).encoded();
      assertThat(kept.content()).isEqualTo(PNG);
    }
  }

  @Test
  void brokenMetadataSpoilsNoPixels() throws Exception {
    byte[] chunk = TestImages.chunk("iCCP", new byte[] {1, 2, 3});
    chunk[chunk.length - 1] ^= 1;
    ImageInput image = ImageInput.encoded(TestImages.withChunk(PNG, chunk));
    assertThat(Preprocessed.unscaled(image, 3, 8, 8))
        .containsExactly(Preprocessed.unscaled(ImageInput.encoded(PNG), 3, 8, 8));
  }

  @Test
  void applicationSegmentsAndCommentsOfJpegAreDropped() throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.gradient(8, 8));
    byte[] segment = new byte[60_002];
    Arrays.fill(segment, (byte) 7);
    ByteBuffer.wrap(segment).putShort((short) 0xffe2).putShort((short) 60_000);
    byte[] comment = segment.clone();
    comment[1] = (byte) 0xfe;
    byte[] both = TestImages.inserted(TestImages.inserted(jpeg, 2, segment), 2, comment);
    assertThat(JpegStructure.read(both, ImageLimits.DEFAULT).content()).isEqualTo(jpeg);
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(content);
    deflater.finish();
    byte[] target = new byte[1 << 20];
    int length = deflater.deflate(target);
    deflater.end();
    return Arrays.copyOf(target, length);
  }
}
