package io.fovea.trainer.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailTest {

  @Test
  void greysKeepTheirValues() throws IOException {
    BufferedImage image = decoded(Thumbnail.of(new float[] {0, 0.25f, 0.5f, 1}, 1, 2, 2));
    assertThat(image.getRaster().getSamples(0, 0, 2, 2, 0, (int[]) null))
        .containsExactly(0, 64, 128, 255);
  }

  @Test
  void channelsAreRedGreenBlueAndRowsGoDown() throws IOException {
    float[] pixels = {1, 0, 0, 0.2f, 0.4f, 0.6f};
    BufferedImage image = decoded(Thumbnail.of(pixels, 3, 2, 1));
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFF0066);
    assertThat(image.getRGB(0, 1) & 0xFFFFFF).isEqualTo(0x003399);
  }

  @Test
  void valuesOutsideAreCutOff() throws IOException {
    BufferedImage image = decoded(Thumbnail.of(new float[] {-3, 7}, 1, 1, 2));
    assertThat(image.getRaster().getSamples(0, 0, 2, 1, 0, (int[]) null)).containsExactly(0, 255);
  }

  @Test
  void largeImagesShrinkAndKeepTheirProportions() throws IOException {
    float[] pixels = new float[3 * 200 * 400];
    Arrays.fill(pixels, 0.5f);
    Thumbnail thumbnail = Thumbnail.of(pixels, 3, 200, 400);
    assertThat(thumbnail.width()).isEqualTo(96);
    assertThat(thumbnail.height()).isEqualTo(48);
    assertThat(decoded(thumbnail).getRGB(50, 20) & 0xFFFFFF).isEqualTo(0x808080);
  }

  @Test
  void smallImagesAreShownWholeTimesLarger() {
    Thumbnail thumbnail = Thumbnail.of(new float[28 * 28], 1, 28, 28).shownAs(60);
    assertThat(thumbnail.width()).isEqualTo(56);
    assertThat(Thumbnail.of(new float[96 * 96], 1, 96, 96).shownAs(40).width()).isEqualTo(96);
  }

  @Test
  void whatIsNoImageIsRefused() {
    assertThatThrownBy(() -> Thumbnail.of(new float[5], 1, 2, 2))
        .hasMessage("5 values are no image of 1 x 2 x 2");
    assertThatThrownBy(() -> Thumbnail.of(new float[8], 2, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BufferedImage decoded(Thumbnail thumbnail) throws IOException {
    String uri = thumbnail.dataUri();
    assertThat(uri).startsWith("data:image/png;base64,");
    return ImageIO.read(
        new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
  }
}
