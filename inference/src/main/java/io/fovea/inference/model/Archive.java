package io.fovea.inference.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Entries of a zip, by name, in memory; bounded when read, the same bytes whenever written. */
final class Archive {
  /** 60 million weights, once for DL4J and once as ONNX; all of it is held in memory. */
  static final int MAX_BYTES = 512 << 20;

  private static final int MAX_ENTRIES = 32;
  private static final int MAX_TEXT_BYTES = 16 << 20;

  /** Weights hardly deflate: what unpacks to more is a bomb. */
  private static final int MAX_RATIO = 10;

  private static final int END_RECORD = 22;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final LocalDateTime EPOCH_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  /**
   * Takes a zip apart.
   *
   * @throws IllegalArgumentException with a sentence for people if it is none, is truncated, or
   *     goes over a bound
   */
  static Map<String, byte[]> unpack(byte[] zip) {
    Checks.check(isZip(zip), "it is not a zip file");
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
      long left = Math.min(MAX_BYTES, MAX_TEXT_BYTES + (long) MAX_RATIO * zip.length);
      for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
        Checks.check(entries.size() < MAX_ENTRIES, "it has more than " + MAX_ENTRIES + " entries");
        byte[] content = content(stream, entry, left);
        left -= content.length;
        Checks.check(
            entries.put(entry.getName(), content) == null,
            "it has two entries named '" + entry.getName() + "'");
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new IllegalArgumentException(words(broken), broken);
    }
    Checks.check(announced(zip) == entries.size(), "it is truncated or damaged");
    return entries;
  }

  private static String words(Exception broken) {
    return broken instanceof IllegalArgumentException && !(broken.getMessage() == null)
        ? broken.getMessage()
        : "it is truncated or damaged (" + broken.getMessage() + ")";
  }

  private static byte[] content(ZipInputStream stream, ZipEntry entry, long left)
      throws IOException {
    boolean large = entry.getName().endsWith(".bin") || entry.getName().endsWith(".onnx");
    int most = Math.toIntExact(Math.min(left, large ? MAX_BYTES : MAX_TEXT_BYTES));
    // One byte more than allowed tells a bomb without unpacking it.
    byte[] content = stream.readNBytes(Math.addExact(most, 1));
    Checks.check(
        content.length <= most, "its entry '" + entry.getName() + "' is larger than allowed");
    return content;
  }

  private static boolean isZip(byte[] content) {
    return content.length >= 4 && content[0] == 'P' && content[1] == 'K';
  }

  /**
   * The number of entries that the last record of a whole zip tells; -1 if that is not there. The
   * stream alone would take a file that was cut between two entries for a whole one.
   */
  private static int announced(byte[] zip) {
    ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int start = zip.length - END_RECORD;
    boolean whole = start >= 0 && end.getInt(start) == END_SIGNATURE;
    return whole ? Short.toUnsignedInt(end.getShort(start + 10)) : -1;
  }

  /**
   * Puts a zip together. Entries are stored, not deflated: weights hardly shrink, and the bytes do
   * not depend on a version of zlib.
   */
  static byte[] pack(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
        zip.write(entry.getValue());
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static ZipEntry stored(String name, byte[] content) throws ZipException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH_OF_ZIP);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    return entry;
  }
}
