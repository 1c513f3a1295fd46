package io.fovea.datasets.download;

import java.net.URI;
import java.util.List;

/**
 * A file to be had from several places.
 *
 * @param addresses tried in this order; every one has the same file
 * @param maxBytes more than this is never taken, whatever a server sends
 * @param check tells the right file from any other
 */
public record RemoteFile(List<URI> addresses, long maxBytes, FileCheck check) {

  public RemoteFile {
    addresses = List.copyOf(addresses);
  }
}
