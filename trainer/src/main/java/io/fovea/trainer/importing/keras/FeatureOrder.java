package io.fovea.trainer.importing.keras;

import java.util.Arrays;
import java.util.List;

/**
 * Where Keras has the features that the network has in another order, since it flattened feature
 * maps with the channels first.
 *
 * @param inKeras by feature of the network, its index in Keras; none: both have the same order
 */
record FeatureOrder(int[] inKeras) {
  static final FeatureOrder SAME = new FeatureOrder(new int[0]);

  /** Of {@code [channels, height, width]} that Keras has as {@code [height, width, channels]}. */
  static FeatureOrder flattened(int channels, int height, int width) {
    int[] inKeras = new int[channels * height * width];
    int area = height * width;
    for (int i = 0; i < inKeras.length; i++) {
      inKeras[i] = i % area * channels + i / area;
    }
    return new FeatureOrder(inKeras);
  }

  /** One behind the other. */
  static FeatureOrder joined(List<FeatureOrder> orders, int[] features) {
    if (orders.stream().allMatch(FeatureOrder::isSame)) {
      return SAME;
    }
    int[] joined = new int[Arrays.stream(features).sum()];
    int from = 0;
    for (int part = 0; part < features.length; part++) {
      for (int i = 0; i < features[part]; i++) {
        joined[from + i] = from + orders.get(part).inKeras(i);
      }
      from += features[part];
    }
    return new FeatureOrder(joined);
  }

  boolean isSame() {
    return inKeras.length == 0;
  }

  int inKeras(int feature) {
    return isSame() ? feature : inKeras[feature];
  }

  /**
   * Values of Keras in the network's order.
   *
   * @param width how many belong to a feature
   */
  float[] reordered(float[] values, int width) {
    float[] reordered = new float[values.length];
    for (int feature = 0; feature < values.length / width; feature++) {
      System.arraycopy(values, inKeras(feature) * width, reordered, feature * width, width);
    }
    return reordered;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureOrder order && Arrays.equals(inKeras, order.inKeras);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(inKeras);
  }
}
