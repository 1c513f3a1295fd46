package io.fovea.inference.image;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Watches a decoder at work. The readers of the JDK hand out what they have of a damaged image, the
 * rest grey or black, and merely warn or say nothing: a network would take that for a picture.
 */
final class ReadWatch implements IIOReadWarningListener, IIOReadUpdateListener {
  private final BitSet rows = new BitSet();
  private String damage;

  /**
   * Rows are only asked for where they are needed: a JPEG reader with somebody to tell them to
   * computes a progressive image anew for each of its scans.
   */
  static ReadWatch over(ImageReader reader, EncodedImage image) {
    ReadWatch watch = new ReadWatch();
    reader.addIIOReadWarningListener(watch);
    if (image.format() == ImageFormat.GIF) {
      reader.addIIOReadUpdateListener(watch);
    }
    return watch;
  }

  void check(EncodedImage image) throws RejectedImageException {
    if (damage != null) {
      throw Damage.rejection(damage);
    }
    if (image.format() == ImageFormat.GIF && rows.cardinality() < image.height()) {
      throw Damage.truncated();
    }
  }

  /** Stray bytes between segments harm no pixel, and some cameras write them. */
  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String words = warning.toLowerCase(Locale.ROOT);
    boolean harmless = words.contains("extraneous bytes");
    if (!harmless && (words.contains("corrupt") || words.contains("premature"))) {
      damage = warning;
    }
  }

  @Override
  public void imageUpdate(
      ImageReader source,
      BufferedImage image,
      int minX,
      int minY,
      int width,
      int height,
      int periodX,
      int periodY,
      int[] bands) {
    for (int i = 0; i < height; i++) {
      rows.set(minY + i * periodY);
    }
  }

  @Override
  public void passStarted(
      ImageReader source,
      BufferedImage image,
      int pass,
      int minPass,
      int maxPass,
      int minX,
      int minY,
      int periodX,
      int periodY,
      int[] bands) {}

  @Override
  public void passComplete(ImageReader source, BufferedImage image) {}

  @Override
  public void thumbnailPassStarted(
      ImageReader source,
      BufferedImage thumbnail,
      int pass,
      int minPass,
      int maxPass,
      int minX,
      int minY,
      int periodX,
      int periodY,
      int[] bands) {}

  @Override
  public void thumbnailUpdate(
      ImageReader source,
      BufferedImage thumbnail,
      int minX,
      int minY,
      int width,
      int height,
      int periodX,
      int periodY,
      int[] bands) {}

  @Override
  public void thumbnailPassComplete(ImageReader source, BufferedImage thumbnail) {}
}
