package io.fovea.datasets.download;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The folder of one data set in the cache: gets what is missing, and reads what is there. */
public final class CacheFolder {

  private final PublishedSet set;
  private final Path folder;
  private final boolean offline;
  private final Downloads downloads;

  public CacheFolder(PublishedSet set, DatasetOptions options, Patience patience) {
    this.set = set;
    this.folder = options.cache().resolve(set.name());
    this.offline = options.offline();
    this.downloads = new Downloads(patience, options.downloads());
  }

  /**
   * Returns when the file is there.
   *
   * @param maxBytes more than this is never downloaded
   * @param check of a download; what is there already is held against it when it is read
   * @throws DatasetException if it cannot be had
   */
  public void complete(String file, long maxBytes, FileCheck check) {
    if (Files.exists(folder.resolve(file))) {
      return;
    }
    if (offline) {
      throw missing(file, "downloads are switched off", null);
    }
    RemoteFile remote =
        new RemoteFile(
            set.mirrors().stream().map(mirror -> mirror.resolve(file)).toList(), maxBytes, check);
    try {
      downloads.fetch(remote, folder.resolve(file));
    } catch (DownloadException e) {
      throw missing(file, "every download failed:\n" + e.getMessage().indent(4).stripTrailing(), e);
    } catch (IOException e) {
      throw missing(file, "the cache cannot be written: " + e, e);
    }
  }

  /**
   * Reads a file that is there.
   *
   * @throws DatasetException if it is not the published one
   */
  public <T> T read(String file, Reader<T> reader) {
    Path path = folder.resolve(file);
    try {
      return reader.read(path);
    } catch (IOException e) {
      throw new DatasetException(
          "%s is not the published file (%s). Delete it, and it is downloaded again."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private DatasetException missing(String file, String why, Throwable cause) {
    String mirrors =
        set.mirrors().stream().map(Object::toString).collect(Collectors.joining(" or "));
    return new DatasetException(
        """
        %s is not to be had: %s is not in %s, and %s
          Either put %s of %s
          into %s yourself, or set FOVEA_DATA to a folder that has them in %s/,
          or use --dataset digits, which needs no download."""
            .formatted(set.title(), file, folder, why, set.files(), mirrors, folder, set.name()),
        cause);
  }

  /**
   * What is made of a file.
   *
   * @param <T> kind of result
   */
  @FunctionalInterface
  public interface Reader<T> {

    /**
     * @throws IOException if the file cannot be read or is not the published one; the message says
     *     why
     */
    T read(Path file) throws IOException;
  }
}
