package io.fovea.inference.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Rows of a decoded image. Reads the samples themselves: {@link BufferedImage#getRGB} would take
 * grey for linear light and brighten it, and would apply colour profiles, which no framework does
 * that networks are trained with.
 */
final class RasterRows implements PixelRows {
  private static final int OPAQUE = 255;

  private final Raster raster;
  private final Orientation orientation;
  private final int bands;
  private final boolean alpha;

  /** {@code levels[b][v]}: the 8-bit value of sample v of band b; null: 8 bits already. */
  private final int[][] levels;

  /** Colours as ARGB; null: samples are no indices. */
  private final int[] palette;

  private final int[] samples;

  private RasterRows(BufferedImage image, Orientation orientation) {
    ColorModel colours = image.getColorModel();
    this.raster = image.getRaster();
    this.orientation = orientation;
    this.bands = raster.getNumBands();
    this.palette = colours instanceof IndexColorModel indexed ? paletteOf(indexed) : null;
    this.alpha = palette == null && colours.hasAlpha();
    this.levels = palette == null ? levelsOf(colours, bands) : null;
    this.samples = new int[raster.getWidth() * bands];
  }

  static RasterRows of(BufferedImage image, Orientation orientation) throws RejectedImageException {
    RasterRows rows = new RasterRows(image, orientation);
    int colours = rows.bands - (rows.alpha ? 1 : 0);
    if (colours != 1 && colours != 3) {
      throw Damage.rejection(colours + " colour channels are not supported");
    }
    return rows;
  }

  private static int[] paletteOf(IndexColorModel colours) {
    int[] palette = new int[colours.getMapSize()];
    colours.getRGBs(palette);
    return palette;
  }

  /** Tables instead of a division per sample; 16 bits are the most that any format has. */
  private static int[][] levelsOf(ColorModel colours, int bands) {
    int[][] levels = new int[bands][];
    for (int b = 0; b < bands; b++) {
      int max = (1 << colours.getComponentSize(b)) - 1;
      if (max != OPAQUE) {
        levels[b] = new int[max + 1];
        for (int v = 0; v <= max; v++) {
          levels[b][v] = (int) ((v * 255L * 2 + max) / (2L * max));
        }
      }
    }
    return levels;
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public Orientation orientation() {
    return orientation;
  }

  @Override
  public void read(int y, PixelRow row) throws RejectedImageException {
    raster.getPixels(0, y, width(), 1, samples);
    row.isMade(width());
    for (int x = 0, i = 0; x < width(); x++, i += bands) {
      if (palette != null) {
        int argb = colourOf(samples[i]);
        row.put(x, argb >> 16 & 255, argb >> 8 & 255, argb & 255, argb >>> 24);
      } else if (bands < 3) {
        int grey = level(0, i);
        row.put(x, grey, grey, grey, alpha ? level(1, i) : OPAQUE);
      } else {
        int opacity = alpha ? level(3, i) : OPAQUE;
        row.put(x, level(0, i), level(1, i), level(2, i), opacity);
      }
    }
  }

  private int colourOf(int index) throws RejectedImageException {
    if (index >= palette.length) {
      throw Damage.rejection("colour " + index + " of a palette of " + palette.length);
    }
    return palette[index];
  }

  private int level(int band, int first) {
    int sample = samples[first + band];
    return levels[band] == null ? sample : levels[band][sample];
  }
}
