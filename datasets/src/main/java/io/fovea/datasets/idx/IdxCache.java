package io.fovea.datasets.idx;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.download.DownloadException;
import io.fovea.datasets.download.Downloads;
import io.fovea.datasets.download.Patience;
import io.fovea.datasets.download.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The folder of one source in the cache: gets what is missing, and reads what is there. */
final class IdxCache {

  /** The largest published file has 10 MB. */
  private static final long MAX_DOWNLOAD = 64_000_000;

  private final IdxSource source;
  private final Path folder;
  private final boolean offline;
  private final Downloads downloads;

  IdxCache(IdxSource source, DatasetOptions options, Patience patience) {
    this.source = source;
    this.folder = options.cache().resolve(source.name());
    this.offline = options.offline();
    this.downloads = new Downloads(patience, options.downloads());
  }

  /** Fetches the files of a split that are missing. */
  void complete(IdxSource.Pair pair) {
    for (IdxFile file : pair.both()) {
      if (!Files.exists(folder.resolve(file.name()))) {
        fetch(file);
      }
    }
  }

  Idx read(IdxFile file) {
    Path path = folder.resolve(file.name());
    try {
      return file.read(path);
    } catch (IOException e) {
      throw new DatasetException(
          "%s is not the published file (%s). Delete it, and it is downloaded again."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private void fetch(IdxFile file) {
    if (offline) {
      throw missing(file, "downloads are switched off", null);
    }
    try {
      downloads.fetch(remote(file), folder.resolve(file.name()));
    } catch (DownloadException e) {
      throw missing(file, "every download failed:\n" + e.getMessage().indent(4).stripTrailing(), e);
    } catch (IOException e) {
      throw missing(file, "the cache cannot be written: " + e, e);
    }
  }

  private RemoteFile remote(IdxFile file) {
    return new RemoteFile(
        source.mirrors().stream().map(mirror -> mirror.resolve(file.name())).toList(),
        MAX_DOWNLOAD,
        file::read);
  }

  private DatasetException missing(IdxFile file, String why, Throwable cause) {
    String mirrors =
        source.mirrors().stream().map(Object::toString).collect(Collectors.joining(" or "));
    return new DatasetException(
        """
        %s is not to be had: %s is not in %s, and %s
          Either put the four .gz files of %s
          into %s yourself, or set FOVEA_DATA to a folder that has them in %s/,
          or use --dataset digits, which needs no download."""
            .formatted(source.title(), file.name(), folder, why, mirrors, folder, source.name()),
        cause);
  }
}
