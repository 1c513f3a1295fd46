package io.fovea.inference.image;

import java.nio.FloatBuffer;

/**
 * Turns an image from outside into what a network takes, as its {@link Preprocessing} says. Trainer
 * and classifier both use it, so a network never meets pixels made another way than those it
 * learned from. Holds nothing of an image, and is safe for use by several threads at once.
 */
public final class ImagePreprocessor {
  private static final int VALUES = 256;

  private final Preprocessing preprocessing;
  private final ImageDecoder decoder;

  /** {@code normalized[c][v]}: what pixel value v of channel c becomes. */
  private final float[][] normalized;

  public ImagePreprocessor(Preprocessing preprocessing, ImageLimits limits) {
    this.preprocessing = preprocessing;
    this.decoder = new ImageDecoder(limits);
    this.normalized = new float[preprocessing.channels()][VALUES];
    for (int c = 0; c < preprocessing.channels(); c++) {
      for (int value = 0; value < VALUES; value++) {
        normalized[c][value] = preprocessing.normalize(c, value);
      }
    }
  }

  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /**
   * Writes one image as {@code [channels, height, width]} at the position of {@code target}, and
   * moves the position behind it. Of a rejected image nothing is written, and the position stays.
   *
   * @throws RejectedImageException if the image cannot be read
   * @throws java.nio.BufferOverflowException if {@code target} has too little room
   */
  public void preprocess(ImageInput image, FloatBuffer target) throws RejectedImageException {
    PixelRows rows = decoder.decode(image);
    if (rows instanceof RawRows raw && isOfOurShape(raw)) {
      putRaw(raw.pixels(), target);
    } else {
      putResized(rows, target);
    }
  }

  private boolean isOfOurShape(RawRows raw) {
    return raw.stored() == preprocessing.channels()
        && raw.height() == preprocessing.height()
        && raw.width() == preprocessing.width();
  }

  /** The way of most images of a stream of small ones: a table, no arithmetic. */
  private void putRaw(byte[] pixels, FloatBuffer target) {
    float[] values = new float[pixels.length];
    int channels = preprocessing.channels();
    int at = 0;
    for (int c = 0; c < channels; c++) {
      float[] table = normalized[c];
      for (int i = c; i < pixels.length; i += channels) {
        values[at++] = table[pixels[i] & 0xff];
      }
    }
    target.put(values);
  }

  private void putResized(PixelRows rows, FloatBuffer target) throws RejectedImageException {
    Orientation orientation = rows.orientation();
    Placement placement =
        orientation.swapsAxes()
            ? Placement.of(preprocessing, rows.height(), rows.width())
            : Placement.of(preprocessing, rows.width(), rows.height());
    Area source = orientation.stored(placement.source(), rows.width(), rows.height());
    Area shown = placement.target();
    int width = orientation.swapsAxes() ? shown.height() : shown.width();
    int height = orientation.swapsAxes() ? shown.width() : shown.height();
    int channels = preprocessing.channels();
    float[] resized = Resampler.resize(rows, channels, source, width, height);
    target.put(planes(resized, shown, orientation, width, height));
  }

  /** Turns {@code [height, width, channels]} upright, pads and normalizes it. */
  private float[] planes(
      float[] resized, Area shown, Orientation orientation, int storedWidth, int storedHeight) {
    int channels = preprocessing.channels();
    float[] planes = new float[preprocessing.floatsPerImage()];
    int at = 0;
    for (int c = 0; c < channels; c++) {
      for (int y = -shown.y(); y < preprocessing.height() - shown.y(); y++) {
        for (int x = -shown.x(); x < preprocessing.width() - shown.x(); x++) {
          if (0 <= x && x < shown.width() && 0 <= y && y < shown.height()) {
            int column = orientation.storedColumn(x, y, storedWidth);
            int row = orientation.storedRow(x, y, storedHeight);
            float value = resized[(row * storedWidth + column) * channels + c];
            planes[at++] = preprocessing.normalize(c, value);
          } else {
            planes[at++] = normalized[c][0];
          }
        }
      }
    }
    return planes;
  }

  /** Which part of an upright image goes to which part of the network's input. */
  private record Placement(Area source, Area target) {

    static Placement of(Preprocessing to, int width, int height) {
      Area whole = Area.whole(width, height);
      Area input = Area.whole(to.width(), to.height());
      return switch (to.resize()) {
        case STRETCH -> new Placement(whole, input);
        case FIT -> new Placement(whole, Area.centred(to.width(), to.height(), width, height));
        case CENTER_CROP ->
            new Placement(Area.centred(width, height, to.width(), to.height()), input);
      };
    }
  }
}
