package io.fovea.inference.image;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Where one image becomes {@code [channels, height, width]}: it is turned upright, normalized and
 * framed in black. Belongs to one thread, and serves image after image.
 */
final class Planes {
  private final Preprocessing to;
  private final Normalization normalization;
  private final float[] values;

  /** Where the first stored pixel goes within a plane, and how far the next ones are from it. */
  private int origin;

  private int columnStep;
  private int rowStep;
  private int columns;

  Planes(Preprocessing to, Normalization normalization) {
    this.to = to;
    this.normalization = normalization;
    this.values = new float[to.floatsPerImage()];
  }

  /**
   * Makes ready for stored rows.
   *
   * @param shown the part of the upright image's frame that they fill
   */
  void begin(Area shown, Orientation orientation) {
    columns = orientation.swapsAxes() ? shown.height() : shown.width();
    int rows = orientation.swapsAxes() ? shown.width() : shown.height();
    origin = place(shown, orientation, 0, 0, columns, rows);
    columnStep = columns == 1 ? 0 : place(shown, orientation, 1, 0, columns, rows) - origin;
    rowStep = rows == 1 ? 0 : place(shown, orientation, 0, 1, columns, rows) - origin;
    if (shown.width() < to.width() || shown.height() < to.height()) {
      for (int c = 0; c < to.channels(); c++) {
        Arrays.fill(values, c * plane(), (c + 1) * plane(), normalization.black(c));
      }
    }
  }

  private int place(Area shown, Orientation turned, int column, int row, int columns, int rows) {
    int x = shown.x() + turned.uprightColumn(column, row, columns, rows);
    int y = shown.y() + turned.uprightRow(column, row, columns, rows);
    return y * to.width() + x;
  }

  /** A stored row of values from 0 to 255, channels side by side. */
  void put(int row, float[] resized) {
    for (int c = 0; c < to.channels(); c++) {
      int at = c * plane() + origin + row * rowStep;
      normalization.put(c, resized, columns, values, at, columnStep);
    }
  }

  /** A stored row of the right size. */
  void put(int row, byte[] samples, int first) {
    for (int c = 0; c < to.channels(); c++) {
      int at = c * plane() + origin + row * rowStep;
      normalization.put(c, samples, first, columns, values, at, columnStep);
    }
  }

  /** All rows at once of an image of our size, upright. */
  void putAll(byte[] samples, int first) {
    for (int c = 0; c < to.channels(); c++) {
      normalization.put(c, samples, first, plane(), values, c * plane(), 1);
    }
  }

  private int plane() {
    return to.height() * to.width();
  }

  void writeTo(FloatBuffer target) {
    target.put(values);
  }
}
