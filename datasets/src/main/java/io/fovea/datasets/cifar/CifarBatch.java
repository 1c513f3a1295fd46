package io.fovea.datasets.cifar;

import io.fovea.datasets.ImageContent.Raw;
import java.io.IOException;

/**
 * A batch file: records of a label byte and 3,072 pixel bytes, the red plane first, then the green,
 * then the blue, each of 32 rows of 32 from the top.
 *
 * @param bytes whole records
 */
record CifarBatch(byte[] bytes) {

  private static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int CHANNELS = 3;
  static final int RECORD = 1 + CHANNELS * PLANE;

  /** As many records as each published file has. */
  static final int MAX_BYTES = 10_000 * RECORD;

  /**
   * @param labels how many there are
   * @throws IOException if the bytes are no such file
   */
  static CifarBatch parse(byte[] bytes, int labels) throws IOException {
    if (bytes.length == 0 || bytes.length % RECORD != 0) {
      throw new IOException(
          "has %,d bytes, which are no whole records of %,d".formatted(bytes.length, RECORD));
    }
    CifarBatch batch = new CifarBatch(bytes);
    for (int i = 0; i < batch.count(); i++) {
      if (batch.label(i) >= labels) {
        throw new IOException(
            "record %d has label %d, but there are only %d classes"
                .formatted(i, batch.label(i), labels));
      }
    }
    return batch;
  }

  int count() {
    return bytes.length / RECORD;
  }

  int label(int i) {
    return bytes[i * RECORD] & 0xff;
  }

  /** The i-th image, the channels of a pixel side by side as everywhere here. */
  Raw image(int i) {
    int from = i * RECORD + 1;
    byte[] pixels = new byte[CHANNELS * PLANE];
    int at = 0;
    for (int pixel = from; pixel < from + PLANE; pixel++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        pixels[at++] = bytes[pixel + channel * PLANE];
      }
    }
    return new Raw(SIDE, SIDE, CHANNELS, pixels);
  }
}
