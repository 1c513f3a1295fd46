package io.fovea.inference.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the segments of a JPEG (ITU-T T.81, annex B) up to its end marker. Keeps those that make up
 * the pixels; of the rest, only the EXIF orientation is looked at.
 */
final class JpegStructure {
  /** Bytes of a marker; fill bytes before it are none of ours. */
  private static final int MARKER = 2;

  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  /**
   * Every scan of a progressive image walks all its coefficients, so a small file with very many
   * scans would keep a core busy for hours. Encoders write about ten.
   */
  private static final int MAX_SCANS = 100;

  private final ByteBuffer bytes;
  private final ImageLimits limits;
  private final ByteRanges kept;
  private int width;
  private int height;
  private int scans;
  private Orientation orientation = Orientation.UPRIGHT;

  private JpegStructure(byte[] content, ImageLimits limits) {
    this.bytes = ByteBuffer.wrap(content);
    this.limits = limits;
    this.kept = new ByteRanges(content);
  }

  static EncodedImage read(byte[] content, ImageLimits limits) throws RejectedImageException {
    return new JpegStructure(content, limits).read();
  }

  private EncodedImage read() throws RejectedImageException {
    kept.add(0, 2);
    bytes.position(2);
    int marker = nextMarker();
    while (marker != END_OF_IMAGE) {
      readSegment(marker);
      marker = nextMarker();
    }
    if (scans == 0) {
      throw Damage.rejection("it holds no pixels");
    }
    kept.add(bytes.position() - MARKER, bytes.position());
    return new EncodedImage(ImageFormat.JPEG, width, height, orientation, kept.joined());
  }

  /** The marker code, any fill bytes before it skipped. */
  private int nextMarker() throws RejectedImageException {
    if (nextByte() != 0xff) {
      throw Damage.rejection("no marker at byte " + (bytes.position() - 1));
    }
    int code = nextByte();
    while (code == 0xff) {
      code = nextByte();
    }
    return code;
  }

  private void readSegment(int marker) throws RejectedImageException {
    int start = bytes.position();
    int length = Short.toUnsignedInt(bytes.getShort());
    if (length < 2 || length - 2 > bytes.remaining()) {
      throw Damage.truncated();
    }
    if (isFrameHeader(marker)) {
      readFrameHeader(marker);
    } else if (marker == APP1 && startsWithExif(start + 2, length - 2)) {
      orientation =
          ExifOrientation.read(bytes.array(), start + 2 + EXIF.length, length - 2 - EXIF.length);
    }
    bytes.position(start + length);
    if (marker == START_OF_SCAN) {
      skipScan();
    }
    if (makesUpPixels(marker)) {
      kept.add(start - MARKER, bytes.position());
    }
  }

  private boolean startsWithExif(int at, int length) {
    return length >= EXIF.length
        && Arrays.equals(bytes.array(), at, at + EXIF.length, EXIF, 0, EXIF.length);
  }

  /** JFIF (APP0) and Adobe (APP14) tell the decoder which colours the components are. */
  private static boolean makesUpPixels(int marker) {
    boolean application = APP0 <= marker && marker <= APP15;
    return marker != COMMENT && (!application || marker == APP0 || marker == APP14);
  }

  /** SOF0 to SOF15, among which three codes mean something else. */
  private static boolean isFrameHeader(int marker) {
    return 0xc0 <= marker && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private void readFrameHeader(int marker) throws RejectedImageException {
    if (width != 0) {
      throw Damage.rejection("it has two frame headers");
    }
    int precision = nextByte();
    height = Short.toUnsignedInt(bytes.getShort());
    width = Short.toUnsignedInt(bytes.getShort());
    int components = nextByte();
    limits.checkPixels(width, height);
    if (marker > 0xc2 || precision != 8) {
      throw Damage.rejection(
          "only baseline, extended and progressive Huffman coding of 8 bits is supported");
    }
    if (components != 1 && components != 3) {
      throw Damage.rejection(
          components + " components (CMYK?) are not supported; convert it to RGB");
    }
  }

  /** To the marker behind the entropy-coded data; 00 and RST0 to RST7 belong to the data. */
  private void skipScan() throws RejectedImageException {
    if (width == 0) {
      throw Damage.rejection("pixels come before their frame header");
    }
    if (++scans > MAX_SCANS) {
      throw Damage.rejection("it has more than " + MAX_SCANS + " scans");
    }
    byte[] content = bytes.array();
    for (int i = bytes.position(); i < content.length - 1; i++) {
      int next = content[i + 1] & 0xff;
      if (content[i] == (byte) 0xff && next != 0 && next != 0xff && (next & 0xf8) != 0xd0) {
        bytes.position(i);
        return;
      }
    }
    throw Damage.truncated();
  }

  private int nextByte() {
    return Byte.toUnsignedInt(bytes.get());
  }
}
