package io.fovea.trainer.acceleration;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** The gradient of a batch normalization, one channel after the other. */
final class ChannelGradient {
  private final Planes input;
  private final Planes gradients;
  private final FloatBuffer target;
  private final boolean rectified;
  private final float[] plane;
  private final float[] gradient;
  private final float[] sums;
  private final float[] products;
  private double ofGamma;
  private double ofBeta;

  /**
   * @param input of the normalization
   * @param gradients at its output
   * @param target of the gradients at its input
   */
  ChannelGradient(Planes input, Planes gradients, FloatBuffer target, boolean rectified) {
    this.input = input;
    this.gradients = gradients;
    this.target = target;
    this.rectified = rectified;
    this.plane = new float[input.area()];
    this.gradient = new float[input.area()];
    this.sums = new float[input.area()];
    this.products = new float[input.area()];
  }

  void compute(int channel, double mean, double inverseDeviation, double gamma, double beta) {
    float scale = (float) (gamma * inverseDeviation);
    float shift = (float) (beta - scale * mean);
    addUp(channel, scale, shift);
    double gradientSum = ChannelStatistics.sum(sums);
    ofBeta = gradientSum;
    ofGamma = inverseDeviation * (ChannelStatistics.sum(products) - mean * gradientSum);
    double count = (double) input.images() * input.area();
    double b = -scale * inverseDeviation * ofGamma / count;
    double c = -scale * ofBeta / count - b * mean;
    for (int image = 0; image < input.images(); image++) {
      int offset = input.offset(image, channel);
      input.get(image, channel, plane);
      target.get(offset, gradient);
      Scaling.combine(gradient, plane, scale, (float) b, (float) c);
      target.put(offset, gradient);
    }
  }

  /** And leaves in the target what comes through the ReLU. */
  private void addUp(int channel, float scale, float shift) {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
    for (int image = 0; image < input.images(); image++) {
      input.get(image, channel, plane);
      gradients.get(image, channel, gradient);
      if (rectified) {
        Scaling.closeWhereNegative(gradient, plane, scale, shift);
      }
      Scaling.addProducts(sums, products, gradient, plane);
      target.put(input.offset(image, channel), gradient);
    }
  }

  double ofGamma() {
    return ofGamma;
  }

  double ofBeta() {
    return ofBeta;
  }
}
