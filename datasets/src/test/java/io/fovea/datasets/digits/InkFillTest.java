package io.fovea.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class InkFillTest {

  private static final int SIDE = 56;

  @Test
  void coversWhatJava2dCovers() {
    Skeletons skeletons = Skeletons.load();
    for (int i = 0; i < 100; i++) {
      Dice dice = Dice.of(9, 0, i);
      Shape ink = new Pen(dice).write(skeletons.choose(i % 10, dice), 38);
      float[] ours = InkFill.coverage(ink, SIDE);
      int[] theirs = java2d(ink);
      double difference = 0;
      for (int p = 0; p < ours.length; p++) {
        difference += Math.abs(ours[p] - theirs[p]) / ours.length;
        assertThat(ours[p]).isCloseTo(theirs[p], within(64f));
      }
      assertThat(difference).isLessThan(1.5);
    }
  }

  @Test
  void areaIsRight() {
    assertThat(sum(new Ellipse2D.Double(-10, -10, 20, 20))).isCloseTo(Math.PI * 100, within(1.0));
    assertThat(sum(new Rectangle2D.Double(-3.25, -2, 6.5, 4))).isCloseTo(26, within(1e-3));
  }

  @Test
  void whatLiesOutsideIsCutOff() {
    assertThat(sum(new Rectangle2D.Double(-100, -100, 200, 200))).isCloseTo(56 * 56, within(1e-2));
    assertThat(sum(new Rectangle2D.Double(40, 40, 10, 10))).isZero();
  }

  @Test
  void overlapCountsOnce() {
    Path2D twice = new Path2D.Double(Path2D.WIND_NON_ZERO);
    twice.append(new Rectangle2D.Double(0, 0, 4, 4), false);
    twice.append(new Rectangle2D.Double(2, 2, 4, 4), false);
    assertThat(sum(twice)).isCloseTo(28, within(1e-3));
  }

  private static double sum(Shape shape) {
    double sum = 0;
    for (float value : InkFill.coverage(shape, SIDE)) {
      sum += value / 255;
    }
    return sum;
  }

  private static int[] java2d(Shape ink) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.translate(SIDE / 2.0, SIDE / 2.0);
    graphics.fill(ink);
    graphics.dispose();
    return image.getRaster().getSamples(0, 0, SIDE, SIDE, 0, (int[]) null);
  }
}
