package io.fovea.trainer.acceleration;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The planes of a tensor {@code [images, channels, height, width]}, one after the other. */
final class Planes {
  private final FloatBuffer values;
  private final int images;
  private final int channels;
  private final int area;

  private Planes(FloatBuffer values, int images, int channels, int area) {
    this.values = values;
    this.images = images;
    this.channels = channels;
    this.area = area;
  }

  /** Of a tensor of any strides; it must stay as it is meanwhile. */
  static Planes of(INDArray tensor) {
    return new Planes(
        values(tensor),
        (int) tensor.size(0),
        (int) tensor.size(1),
        (int) (tensor.size(2) * tensor.size(3)));
  }

  /** The numbers of a tensor of any shape in c order: its own if they are, else copied. */
  static FloatBuffer values(INDArray tensor) {
    boolean inOrder = tensor.ordering() == 'c' && !tensor.isView();
    INDArray dense = inOrder ? tensor : tensor.dup('c');
    return dense.data().asNioFloat();
  }

  int images() {
    return images;
  }

  int channels() {
    return channels;
  }

  /** Height x width. */
  int area() {
    return area;
  }

  int offset(int image, int channel) {
    return (image * channels + channel) * area;
  }

  void get(int image, int channel, float[] plane) {
    values.get(offset(image, channel), plane);
  }
}
