package io.fovea.datasets.digits;

import java.awt.Shape;

/**
 * Turns ink into an image as MNIST has them: white on black, 28 x 28, the centre of mass in the
 * middle.
 */
final class Paper {

  static final int SIDE = 28;

  /** Ink is laid down at twice the resolution, so that bending it leaves no jagged edge. */
  static final int ZOOM = 2;

  private static final int FINE = SIDE * ZOOM;

  private final Dice dice;

  Paper(Dice dice) {
    this.dice = dice;
  }

  /**
   * @param ink round (0, 0), in pixels of the doubled resolution
   * @return {@code [28, 28]} unsigned bytes
   */
  byte[] take(Shape ink) {
    float[] fine = InkFill.coverage(ink, FINE);
    float[] image = bend(fine, centreOfMass(fine));
    return scan(image);
  }

  /** As an offset from the middle, in fine pixels. */
  private static float[] centreOfMass(float[] fine) {
    double sum = 1;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < FINE; y++) {
      for (int x = 0; x < FINE; x++) {
        float value = fine[y * FINE + x];
        sum += value;
        sumX += value * x;
        sumY += value * y;
      }
    }
    return new float[] {
      (float) (sumX / sum - (FINE - 1) / 2.0), (float) (sumY / sum - (FINE - 1) / 2.0)
    };
  }

  private float[] bend(float[] fine, float[] centre) {
    double alpha = dice.between(8, 30);
    ElasticField dx = ElasticField.random(SIDE, alpha, dice);
    ElasticField dy = ElasticField.random(SIDE, alpha, dice);
    float shiftX = centre[0] + (float) dice.around(0, 0.5 * ZOOM);
    float shiftY = centre[1] + (float) dice.around(0, 0.5 * ZOOM);
    float[] image = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float fromX = (x + dx.at(x, y)) * ZOOM + shiftX;
        float fromY = (y + dy.at(x, y)) * ZOOM + shiftY;
        image[y * SIDE + x] = box(fine, fromX, fromY);
      }
    }
    return image;
  }

  /** Mean of the 2 x 2 fine pixels of one pixel. */
  private static float box(float[] fine, float x, float y) {
    return (bilinear(fine, x, y)
            + bilinear(fine, x + 1, y)
            + bilinear(fine, x, y + 1)
            + bilinear(fine, x + 1, y + 1))
        / 4;
  }

  private static float bilinear(float[] fine, float x, float y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float right = x - x0;
    float down = y - y0;
    return (1 - down) * ((1 - right) * ink(fine, x0, y0) + right * ink(fine, x0 + 1, y0))
        + down * ((1 - right) * ink(fine, x0, y0 + 1) + right * ink(fine, x0 + 1, y0 + 1));
  }

  private static float ink(float[] fine, int x, int y) {
    return x < 0 || y < 0 || x >= FINE || y >= FINE ? 0 : fine[y * FINE + x];
  }

  /** What pen pressure and scanner leave: paler or fuller lines, grain in the ink, clean paper. */
  private byte[] scan(float[] image) {
    float contrast = (float) dice.between(1.0, 1.6);
    byte[] pixels = new byte[image.length];
    for (int i = 0; i < image.length; i++) {
      if (image[i] > 1) {
        float grain = (float) dice.around(1, 0.06);
        pixels[i] = (byte) Math.min(255, Math.round(image[i] * contrast * grain));
      }
    }
    return pixels;
  }
}
