package io.fovea.datasets.download;

import java.net.URI;
import java.util.List;

/**
 * A data set that is published as files.
 *
 * @param name also the folder in the cache
 * @param title for people
 * @param files all of them, in words, such as {@code the four .gz files}
 * @param mirrors directories, each ending in a slash, with the same files
 */
public record PublishedSet(String name, String title, String files, List<URI> mirrors) {

  public PublishedSet {
    mirrors = List.copyOf(mirrors);
  }
}
