package io.fovea.inference.image;

/**
 * {@link Preprocessing#normalize} for many values at once: a table for whole ones, plain numbers
 * for fractional ones. Safe for use by several threads at once.
 */
final class Normalization {
  private static final int VALUES = 256;

  private final int channels;
  private final double scale;
  private final double[] mean;
  private final double[] std;

  /** {@code table[c][v]}: what pixel value v of channel c becomes. */
  private final float[][] table;

  Normalization(Preprocessing preprocessing) {
    this.channels = preprocessing.channels();
    this.scale = preprocessing.scale();
    this.mean = preprocessing.mean().stream().mapToDouble(Double::doubleValue).toArray();
    this.std = preprocessing.std().stream().mapToDouble(Double::doubleValue).toArray();
    this.table = new float[channels][VALUES];
    for (int c = 0; c < channels; c++) {
      for (int value = 0; value < VALUES; value++) {
        table[c][value] = preprocessing.normalize(c, value);
      }
    }
  }

  float black(int channel) {
    return table[channel][0];
  }

  /** One channel of {@code pixels} pixels, to every {@code step}th place of {@code to}. */
  void put(int channel, byte[] from, int first, int pixels, float[] to, int at, int step) {
    float[] values = table[channel];
    int i = first + channel;
    for (int p = 0, target = at; p < pixels; p++, target += step, i += channels) {
      to[target] = values[from[i] & 0xff];
    }
  }

  /** The same of values that may be fractional. */
  void put(int channel, float[] from, int pixels, float[] to, int at, int step) {
    double shift = mean[channel];
    double divisor = std[channel];
    int i = channel;
    for (int p = 0, target = at; p < pixels; p++, target += step, i += channels) {
      to[target] = (float) ((from[i] * scale - shift) / divisor);
    }
  }
}
