package io.fovea.inference.image;

import io.fovea.inference.image.Rejection.Reason;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads an image from outside. What decodes pixels sees only bytes whose structure and sizes were
 * checked before; whatever it throws after all becomes a rejection. Belongs to one thread.
 */
final class ImageDecoder {
  private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] GIF87 = "GIF87a".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GIF89 = "GIF89a".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BMP_START = "BM".getBytes(StandardCharsets.US_ASCII);

  private final ImageLimits limits;
  private final PlainPng plainPng = new PlainPng();
  private final ImageIoDecoding imageIo = new ImageIoDecoding();

  ImageDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  /** For encoded formats, sizes that the sender gave are not looked at: the bytes tell. */
  PixelRows decode(ImageInput image) throws RejectedImageException {
    limits.checkBytes(image.content());
    if (image.format() == ImageFormat.RAW) {
      return RawPixels.of(image, limits);
    }
    ImageFormat format = formatOf(image);
    try {
      return decode(format, image.content());
    } catch (BufferUnderflowException | IndexOutOfBoundsException pastTheEnd) {
      throw Damage.truncated();
    } catch (IOException | RuntimeException damaged) {
      throw Damage.rejection(damaged);
    }
  }

  private PixelRows decode(ImageFormat format, byte[] content)
      throws IOException, RejectedImageException {
    return switch (format) {
      case PNG -> decodePng(PngStructure.read(content, limits));
      case JPEG -> imageIo.decode(JpegStructure.read(content, limits));
      case GIF -> imageIo.decode(GifStructure.read(content, limits));
      case BMP -> imageIo.decode(BmpStructure.read(content, limits));
      case AUTO, RAW -> throw new IllegalStateException(format + " is no encoding");
    };
  }

  private PixelRows decodePng(PngStructure png) throws IOException, RejectedImageException {
    PixelRows plain = plainPng.decode(png);
    return plain != null ? plain : imageIo.decode(png.encoded());
  }

  private static ImageFormat formatOf(ImageInput image) throws RejectedImageException {
    ImageFormat told =
        toldBy(image.content())
            .orElseThrow(
                () ->
                    new RejectedImageException(
                        Reason.UNKNOWN_FORMAT, "the first bytes are of no PNG, JPEG, GIF or BMP"));
    if (image.format() != ImageFormat.AUTO && image.format() != told) {
      throw new RejectedImageException(
          Reason.UNKNOWN_FORMAT,
          "sent as " + image.format() + ", but the first bytes are of a " + told);
    }
    return told;
  }

  private static Optional<ImageFormat> toldBy(byte[] content) {
    if (startsWith(content, PngStructure.SIGNATURE)) {
      return Optional.of(ImageFormat.PNG);
    } else if (startsWith(content, JPEG_START)) {
      return Optional.of(ImageFormat.JPEG);
    } else if (startsWith(content, GIF87) || startsWith(content, GIF89)) {
      return Optional.of(ImageFormat.GIF);
    } else if (startsWith(content, BMP_START)) {
      return Optional.of(ImageFormat.BMP);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }
}
