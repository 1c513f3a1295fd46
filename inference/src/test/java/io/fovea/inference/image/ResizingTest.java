package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResizingTest {
  private static final byte[] PIXELS = {
    10, 50, 90, (byte) 130, (byte) 250,
    20, 60, 100, (byte) 140, (byte) 255,
    0, 10, 20, 30, 40
  };
  private static final ImageInput IMAGE = ImageInput.raw(5, 3, 1, PIXELS);

  /** Figures from OpenCV 5.0: {@code cv2.resize(float32, (2, 3), INTER_AREA)}. */
  @Test
  void shrinkingTakesTheMeanOfTheAreaCovered() throws Exception {
    assertThat(Preprocessed.unscaled(IMAGE, 1, 3, 2))
        .containsExactly(new float[] {42, 170, 52, 178, 8, 32}, within(1e-3f));
    assertThat(Preprocessed.unscaled(IMAGE, 1, 2, 3))
        .containsExactly(
            new float[] {29.333334f, 93.333336f, 204.33334f, 14.666667f, 46.66667f, 93.66667f},
            within(1e-3f));
  }

  /** Figures from OpenCV 5.0: {@code cv2.resize(float32, (7, 4), INTER_LINEAR)}. */
  @Test
  void growingInterpolatesBetweenPixelCentres() throws Exception {
    assertThat(Preprocessed.unscaled(IMAGE, 1, 4, 7))
        .containsExactly(
            new float[] {
              10,
              32.857143f,
              61.428574f,
              90,
              118.57143f,
              181.42857f,
              250,
              16.25f,
              39.107143f,
              67.67857f,
              96.25f,
              124.82143f,
              186.3393f,
              253.125f,
              12.5f,
              28.928572f,
              49.464287f,
              70,
              90.53571f,
              131.16072f,
              174.375f,
              0,
              5.714286f,
              12.857143f,
              20,
              27.142857f,
              34.285713f,
              40
            },
            within(1e-3f));
  }

  @Test
  void onePixelGrowsIntoAPlane() throws Exception {
    ImageInput pixel = ImageInput.raw(1, 1, 1, new byte[] {77});
    assertThat(Preprocessed.unscaled(pixel, 1, 3, 2)).containsOnly(77);
  }

  @Test
  void fitKeepsProportionsAndFillsWithBlack() throws Exception {
    ImageInput wide = ImageInput.raw(4, 2, 1, new byte[] {9, 9, 9, 9, 9, 9, 9, 9});
    assertThat(Preprocessed.unscaled(wide, 1, 4, 4, ResizeMode.FIT))
        .containsExactly(0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0);
  }

  /** Black is a colour of the image: normalized as every pixel is. */
  @Test
  void fitNormalizesWhatItFills() throws Exception {
    Preprocessing centred =
        new Preprocessing(1, 3, 1, ResizeMode.FIT, 1 / 255.0, List.of(0.5), List.of(0.5));
    ImageInput white = ImageInput.raw(1, 1, 1, new byte[] {(byte) 255});
    assertThat(Preprocessed.with(centred, white)).containsExactly(-1, 1, -1);
  }

  @Test
  void cropTakesTheMiddle() throws Exception {
    ImageInput wide = ImageInput.raw(4, 2, 1, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertThat(Preprocessed.unscaled(wide, 1, 2, 2, ResizeMode.CENTER_CROP))
        .containsExactly(2, 3, 6, 7);
    ImageInput high = ImageInput.raw(1, 4, 1, new byte[] {1, 2, 3, 4});
    assertThat(Preprocessed.unscaled(high, 1, 2, 2, ResizeMode.CENTER_CROP))
        .containsExactly(2, 2, 2, 2);
  }

  @Test
  void extremeProportionsKeepAtLeastOnePixel() throws Exception {
    ImageInput line = ImageInput.raw(1000, 1, 1, new byte[1000]);
    assertThat(Preprocessed.unscaled(line, 1, 8, 8, ResizeMode.FIT)).containsOnly(0);
    assertThat(Preprocessed.unscaled(line, 1, 8, 8, ResizeMode.CENTER_CROP)).containsOnly(0);
  }

  @Test
  void greyIsRepeatedForThreeChannels() throws Exception {
    ImageInput grey = ImageInput.raw(2, 1, 1, new byte[] {5, 6});
    assertThat(Preprocessed.unscaled(grey, 3, 1, 2)).containsExactly(5, 6, 5, 6, 5, 6);
  }

  /** An image of the network's shape takes another way through the code: it must not show. */
  @Test
  void rawOfTheRightShapeGivesWhatTheLongWayGives() throws Exception {
    Preprocessing odd =
        new Preprocessing(
            3,
            2,
            2,
            ResizeMode.STRETCH,
            1 / 255.0,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225));
    byte[] rgb = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 255};
    byte[] bgr = {7, 8, 9, 10, 11, (byte) 255, 1, 2, 3, 4, 5, 6};
    for (int i = 0; i < bgr.length; i += 3) {
      byte red = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = red;
    }
    assertThat(Preprocessed.with(odd, ImageInput.raw(2, 2, 3, rgb)))
        .containsExactly(Preprocessed.with(odd, ImageInput.encoded(TestImages.bmp(2, 2, bgr))));
  }
}
