package io.fovea.datasets.cifar;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What was taken from an archive in one pass; the rest of it was passed over.
 *
 * @param labels one for each line of {@code batches.meta.txt}, the class of the same number
 * @param batches by the name of their file
 */
record CifarArchive(List<String> labels, Map<String, CifarBatch> batches) {

  private static final String META = "batches.meta.txt";
  private static final int MAX_META = 10_000;
  private static final int BUFFER = 1 << 16;

  /**
   * @param wanted names of batch files, without their folder
   * @throws IOException if the archive cannot be read or lacks one of them
   */
  static CifarArchive read(Path archive, Collection<String> wanted) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = Files.newInputStream(archive);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        boolean take = name.equals(META) || wanted.contains(name);
        if (take && files.put(name, content(entry, name, tar)) != null) {
          throw new IOException("it holds " + name + " twice");
        }
      }
    }
    return parse(files, wanted);
  }

  private static byte[] content(TarArchiveEntry entry, String name, InputStream tar)
      throws IOException {
    int max = name.equals(META) ? MAX_META : CifarBatch.MAX_BYTES;
    if (!entry.isFile() || entry.getSize() > max) {
      throw new IOException("%s in it is no plain file of at most %,d bytes".formatted(name, max));
    }
    byte[] content = tar.readNBytes((int) entry.getSize());
    if (content.length < entry.getSize()) {
      throw new EOFException("it ends inside " + name);
    }
    return content;
  }

  private static CifarArchive parse(Map<String, byte[]> files, Collection<String> wanted)
      throws IOException {
    List<String> labels = labels(required(files, META));
    Map<String, CifarBatch> batches = new HashMap<>();
    for (String name : wanted) {
      byte[] content = required(files, name);
      try {
        batches.put(name, CifarBatch.parse(content, labels.size()));
      } catch (IOException fault) {
        throw new IOException("%s in it: %s".formatted(name, fault.getMessage()), fault);
      }
    }
    return new CifarArchive(labels, batches);
  }

  private static byte[] required(Map<String, byte[]> files, String name) throws IOException {
    if (!files.containsKey(name)) {
      throw new IOException("it holds no " + name);
    }
    return files.get(name);
  }

  private static List<String> labels(byte[] meta) throws IOException {
    List<String> labels =
        new String(meta, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (labels.isEmpty() || new HashSet<>(labels).size() < labels.size()) {
      throw new IOException(META + " in it is no list of different labels");
    }
    return labels;
  }
}
