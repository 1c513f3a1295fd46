package io.fovea.inference.image;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes what most PNGs are: 8 bits a sample, grey or RGB, with alpha or without, not interlaced
 * (W3C PNG, third edition, sections 7, 9 and 10). Only the flawless: all else, and all that is
 * broken, is for ImageIO to read or to refuse. Belongs to one thread.
 */
final class PlainPng {
  /** Where the header says bits, colour type, compression, filter method and interlacing. */
  private static final int BITS = 24;

  /** By colour type; 0: none of ours. */
  private static final int[] BANDS = {1, 0, 3, 0, 2, 0, 4};

  /** Memory that is kept for the next image, bytes; a larger one gets its own. */
  private static final int KEPT = 4 << 20;

  private final Inflater inflater = new Inflater();
  private byte[] kept = new byte[0];

  /**
   * The pixels, or {@code null} if this is for ImageIO.
   *
   * @param png whose structure was checked
   */
  ByteRows decode(PngStructure png) {
    int bands = png.holdsOnlyPixels() ? bands(png.content()) : 0;
    long stride = 1 + (long) png.width() * bands;
    // A row of zeros before the first, and a byte behind the last to see whether more would come.
    long length = stride * (png.height() + 1L) + 1;
    if (bands == 0 || length > Integer.MAX_VALUE - 8) {
      return null;
    }
    byte[] rows = memory((int) length);
    boolean flawless =
        inflate(png.pixelData(), rows, (int) stride, (int) length - 1)
            && PngFilters.undo(rows, (int) stride, png.height(), bands);
    return flawless
        ? new ByteRows(
            png.width(),
            png.height(),
            png.orientation(),
            rows,
            (int) stride + 1,
            (int) stride,
            bands)
        : null;
  }

  private static int bands(byte[] content) {
    int colours = content[BITS + 1];
    boolean ours =
        content[BITS] == 8
            && 0 <= colours
            && colours < BANDS.length
            && content[BITS + 2] == 0
            && content[BITS + 3] == 0
            && content[BITS + 4] == 0;
    return ours ? BANDS[colours] : 0;
  }

  private byte[] memory(int length) {
    if (length > KEPT) {
      return new byte[length];
    }
    if (kept.length < length) {
      kept = new byte[length];
    }
    return kept;
  }

  /** Returns whether the data end, with the right checksum, just where the pixels do. */
  private boolean inflate(ByteRanges data, byte[] rows, int from, int to) {
    Arrays.fill(rows, 0, from, (byte) 0);
    int at = from;
    try {
      for (int i = 0; i < data.size(); i++) {
        inflater.setInput(data.content(), data.from(i), data.length(i));
        int inflated = inflater.inflate(rows, at, to + 1 - at);
        while (inflated > 0 && at <= to) {
          at += inflated;
          inflated = inflater.inflate(rows, at, to + 1 - at);
        }
      }
      return at == to && inflater.finished();
    } catch (DataFormatException damaged) {
      return false;
    } finally {
      inflater.reset();
    }
  }
}
