package io.fovea.producer;

import io.fovea.datasets.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Image files, by id. What is in them is for whoever classifies them to judge. */
final class FileSource implements ImageSource {
  private final SortedMap<String, Path> files;

  FileSource(SortedMap<String, Path> files) {
    this.files = files;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  public long size() {
    return files.size();
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public Iterator<OutgoingImage> images() {
    return files.entrySet().stream().map(FileSource::outgoing).iterator();
  }

  private static OutgoingImage outgoing(Map.Entry<String, Path> file) {
    return new OutgoingImage(
        file.getKey(), Optional.empty(), maxBytes -> read(file.getValue(), maxBytes));
  }

  private static ImageContent read(Path file, int maxBytes)
      throws IOException, TooLargeImageException {
    try (InputStream in = Files.newInputStream(file)) {
      // Counted while reading: a pipe or a growing file tells no size, or a wrong one.
      byte[] bytes = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw new TooLargeImageException(Math.max(Files.size(file), maxBytes + 1L), maxBytes);
      }
      return new ImageContent.Encoded(bytes);
    }
  }
}
