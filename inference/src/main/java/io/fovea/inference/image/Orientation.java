package io.fovea.inference.image;

/**
 * How stored pixels are turned to stand upright: the eight values of the EXIF tag Orientation (EXIF
 * 2.32, 4.6.4), in the order of their numbers.
 */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  TURN_CLOCKWISE(true, false, true),
  TRANSVERSED(true, true, true),
  TURN_COUNTER_CLOCKWISE(true, true, false);

  private final boolean swapsAxes;
  private final boolean flipsColumns;
  private final boolean flipsRows;

  Orientation(boolean swapsAxes, boolean flipsColumns, boolean flipsRows) {
    this.swapsAxes = swapsAxes;
    this.flipsColumns = flipsColumns;
    this.flipsRows = flipsRows;
  }

  /** Numbers that the standard does not know are common, and mean nothing. */
  static Orientation ofExif(int number) {
    return 1 <= number && number <= values().length ? values()[number - 1] : UPRIGHT;
  }

  boolean swapsAxes() {
    return swapsAxes;
  }

  /** The upright column of a stored pixel. */
  int uprightColumn(int column, int row, int storedWidth, int storedHeight) {
    return swapsAxes ? turnedRow(row, storedHeight) : turnedColumn(column, storedWidth);
  }

  /** The upright row of a stored pixel. */
  int uprightRow(int column, int row, int storedWidth, int storedHeight) {
    return swapsAxes ? turnedColumn(column, storedWidth) : turnedRow(row, storedHeight);
  }

  private int turnedColumn(int column, int storedWidth) {
    return flipsColumns ? storedWidth - 1 - column : column;
  }

  private int turnedRow(int row, int storedHeight) {
    return flipsRows ? storedHeight - 1 - row : row;
  }

  /** Where a part of the upright image lies in the stored one. */
  Area stored(Area upright, int storedWidth, int storedHeight) {
    int width = swapsAxes ? upright.height() : upright.width();
    int height = swapsAxes ? upright.width() : upright.height();
    int x = swapsAxes ? upright.y() : upright.x();
    int y = swapsAxes ? upright.x() : upright.y();
    return new Area(
        flipsColumns ? storedWidth - x - width : x,
        flipsRows ? storedHeight - y - height : y,
        width,
        height);
  }
}
