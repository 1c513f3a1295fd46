package io.fovea.web.live.thumbnails;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailTest {

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void makesASmallPngOfALargeImage(String format) throws Exception {
    BufferedImage small = thumbnail(encoded(image(1_200, 600, 0x2040c0), format));

    assertThat(small.getWidth()).isEqualTo(96);
    assertThat(small.getHeight()).isEqualTo(48);
    assertThat(small.getRGB(50, 20) & 0xff).isBetween(0xb8, 0xc8);
    assertThat(small.getRGB(50, 20) >> 16 & 0xff).isBetween(0x18, 0x28);
  }

  @Test
  void keepsTheSizeOfASmallImage() throws Exception {
    BufferedImage small = thumbnail(encoded(image(28, 20, 0xff8000), "png"));

    assertThat(small.getWidth()).isEqualTo(28);
    assertThat(small.getHeight()).isEqualTo(20);
    assertThat(small.getRGB(3, 3)).isEqualTo(0xffff8000);
  }

  @Test
  void keepsAPixelOfAVeryLongImage() throws Exception {
    BufferedImage small = thumbnail(encoded(image(5_000, 2, 0), "png"));

    assertThat(small.getWidth()).isEqualTo(96);
    assertThat(small.getHeight()).isEqualTo(1);
  }

  @Test
  void drawsRawPixelsGreyAndInColour() throws Exception {
    byte[] grey = {0, (byte) 255, 100, 50};
    byte[] colour = {1, 2, 3, 4, 5, 6};

    assertThat(thumbnail(raw(grey, 2, 2, 1)).getRGB(0, 1)).isEqualTo(0xff646464);
    assertThat(thumbnail(raw(grey, 2, 2, 1)).getRGB(1, 0)).isEqualTo(0xffffffff);
    assertThat(thumbnail(raw(colour, 2, 1, 3)).getRGB(1, 0)).isEqualTo(0xff040506);
    assertThat(thumbnail(raw(new byte[1_000 * 500 * 3], 1_000, 500, 3)).getHeight()).isEqualTo(48);
  }

  @Test
  void refusesRawPixelsOfAnotherSizeThanTold() {
    refuses(raw(new byte[3], 2, 2, 1));
    refuses(raw(new byte[8], 2, 2, 2));
    refuses(raw(new byte[0], 0, 0, 1));
    refuses(raw(new byte[4], -2, -2, 1));
    refuses(raw(new byte[4], null, 2, 1));
    refuses(raw(new byte[0], 1 << 16, 1 << 16, 1));
  }

  @Test
  void refusesAnImageByWhatItsHeadTells() throws Exception {
    byte[] png = bytes(image(10, 10, 0), "png");
    ByteBuffer.wrap(png).putInt(16, 20_000).putInt(20, 20_000);
    CRC32 checksum = new CRC32();
    checksum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());

    assertThatThrownBy(() -> Thumbnail.png(event(png)))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("20000x20000 pixels");
  }

  @Test
  void failsInOneWayWhateverTheBytes() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    for (String format : new String[] {"png", "jpeg", "gif", "bmp"}) {
      byte[] good = bytes(image(40, 30, 0x336699), format);
      for (int round = 0; round < 300; round++) {
        byte[] bad = good.clone();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(Thumbnail.png(event(bad))).isNotEmpty();
        } catch (UnreadableImageException expected) {
          // a placeholder is shown
        }
      }
    }
    refuses(event(new byte[0]));
    refuses(event("<svg/>".getBytes(UTF_8)));
  }

  @Test
  void keepsTheNewestAlone() {
    Thumbnails thumbnails = new Thumbnails();
    for (int i = 0; i < 1_000; i++) {
      thumbnails.put("id-" + i, new byte[] {1});
    }

    assertThat(thumbnails.find("id-999")).isPresent();
    assertThat(thumbnails.find("id-936")).isPresent();
    assertThat(thumbnails.find("id-935")).isEmpty();
  }

  private static void refuses(ImageEvent event) {
    assertThatThrownBy(() -> Thumbnail.png(event)).isInstanceOf(UnreadableImageException.class);
  }

  private static BufferedImage thumbnail(ImageEvent event)
      throws IOException, UnreadableImageException {
    return ImageIO.read(new ByteArrayInputStream(Thumbnail.png(event)));
  }

  private static BufferedImage image(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  private static ImageEvent encoded(BufferedImage image, String format) throws IOException {
    return event(bytes(image, format));
  }

  private static byte[] bytes(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static ImageEvent raw(byte[] pixels, Integer width, Integer height, Integer channels) {
    ImageEvent event = event(pixels);
    event.setFormat(ImageFormat.RAW);
    event.setWidth(width);
    event.setHeight(height);
    event.setChannels(channels);
    return event;
  }

  private static ImageEvent event(byte[] content) {
    return ImageEvent.newBuilder()
        .setImageId("id")
        .setCapturedAt(Instant.EPOCH)
        .setContent(ByteBuffer.wrap(content))
        .build();
  }
}
