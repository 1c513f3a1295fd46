package io.fovea.inference.image;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.util.Arrays;

/** Reads one tag of an EXIF block. */
final class ExifOrientation {

  private ExifOrientation() {}

  /** Broken EXIF is common and says nothing about the pixels: such an image counts as upright. */
  static Orientation read(byte[] content, int from, int length) {
    Metadata metadata = new Metadata();
    try {
      byte[] block = Arrays.copyOfRange(content, from, from + length);
      new ExifReader().extract(new ByteArrayReader(block), metadata);
    } catch (RuntimeException brokenExif) {
      return Orientation.UPRIGHT;
    }
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    Integer number =
        directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
    return number == null ? Orientation.UPRIGHT : Orientation.ofExif(number);
  }
}
