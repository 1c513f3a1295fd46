package io.fovea.trainer.importing.onnx;

import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.ImportException;
import io.fovea.trainer.importing.Layout;
import java.util.List;
import java.util.Optional;

/**
 * What the axes of a graph's input are.
 *
 * @param channelsLast whether it takes {@code [n, height, width, channels]}
 * @param image as it takes it, every size known
 */
record ImageAxes(boolean channelsLast, InputShape image) {
  private static final int LARGEST_SIDE = 4096;

  /**
   * @param given of an image, as people say it
   * @throws ImportException if it cannot be told, or is at odds with the graph
   */
  static ImageAxes of(GraphInput input, Layout layout, Optional<InputShape> given) {
    boolean first = layout != Layout.NHWC && fits(input, given, 1, 2, 3);
    boolean last = layout != Layout.NCHW && fits(input, given, 3, 1, 2);
    if (first && last) {
      throw new ImportException(
          "its input %s may have its channels first or last: say --layout nchw or --layout nhwc"
              .formatted(input));
    }
    if (!first && !last) {
      throw new ImportException(misfit(input, layout, given));
    }
    return new ImageAxes(last, last ? image(input, given, 3, 1, 2) : image(input, given, 1, 2, 3));
  }

  /** Whether these axes can be channels, height and width. */
  private static boolean fits(
      GraphInput input, Optional<InputShape> given, int channels, int height, int width) {
    long depth = input.sizes().get(channels);
    boolean depthFits = depth == 1 || depth == 3 || (depth == GraphInput.FREE && given.isPresent());
    return depthFits
        && given.stream()
            .allMatch(
                size ->
                    fits(depth, size.channels())
                        && fits(input.sizes().get(height), size.height())
                        && fits(input.sizes().get(width), size.width()));
  }

  private static boolean fits(long size, int given) {
    return size == GraphInput.FREE || size == given;
  }

  private static String misfit(GraphInput input, Layout layout, Optional<InputShape> given) {
    if (given.isPresent()) {
      InputShape size = given.get();
      return "its input is %s, which is at odds with --input %dx%dx%d"
          .formatted(input, size.channels(), size.height(), size.width());
    }
    return input.sizes().subList(1, 4).contains(GraphInput.FREE)
        ? "its input %s leaves the size of an image free: say --input CxHxW".formatted(input)
        : "its input %s has no axis of 1 (grey) or 3 (RGB) channels%s"
            .formatted(input, layout == Layout.AUTO ? "" : " where --layout says that they are");
  }

  private static InputShape image(
      GraphInput input, Optional<InputShape> given, int channels, int height, int width) {
    List<Long> sizes = input.sizes();
    if (given.isEmpty()
        && (sizes.get(height) == GraphInput.FREE || sizes.get(width) == GraphInput.FREE)) {
      throw new ImportException(
          "its input %s leaves the size of an image free: say --input CxHxW".formatted(input));
    }
    return given.orElseGet(
        () ->
            InputShape.of(
                side(input, sizes.get(channels)),
                side(input, sizes.get(height)),
                side(input, sizes.get(width))));
  }

  private static int side(GraphInput input, long size) {
    if (size > LARGEST_SIDE) {
      throw new ImportException(
          "its input is %s, but images of more than %d pixels a side are not supported"
              .formatted(input, LARGEST_SIDE));
    }
    return (int) size;
  }

  /** A batch as the graph takes it. */
  long[] shape(long images) {
    return channelsLast
        ? new long[] {images, image.height(), image.width(), image.channels()}
        : image.batch(images);
  }

  /**
   * Puts an image into a batch as the graph takes it.
   *
   * @param planes {@code [channels, height, width]}
   */
  void put(float[] planes, float[] batch, int index) {
    int area = image.height() * image.width();
    int from = index * planes.length;
    for (int i = 0; i < planes.length; i++) {
      batch[from + (channelsLast ? i % area * image.channels() + i / area : i)] = planes[i];
    }
  }
}
