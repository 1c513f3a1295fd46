package io.fovea.datasets.download;

import io.fovea.datasets.DownloadListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One request: takes up a partial file where it ends, or starts it. */
final class Transfer {

  private static final int MAX_REDIRECTS = 5;
  private static final int PIECE = 64 * 1024;

  private final String name;
  private final long maxBytes;
  private final Patience patience;
  private final DownloadListener listener;

  Transfer(String name, long maxBytes, Patience patience, DownloadListener listener) {
    this.name = name;
    this.maxBytes = maxBytes;
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * Brings {@code part} to its full length.
   *
   * @return whether it was begun by an earlier request
   * @throws RefusedException if asking again is no use
   */
  boolean into(Path part, URI address) throws IOException {
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpURLConnection connection = connect(address, have);
    try {
      int status = connection.getResponseCode();
      if (status == 416) {
        Files.delete(part);
        throw new IOException("the part from before does not fit: starting anew");
      }
      long from = start(connection, status, have);
      receive(connection, part, from);
      return from > 0;
    } finally {
      connection.disconnect();
    }
  }

  /** Where the answer begins; a server may ignore that we asked for the rest only. */
  private static long start(HttpURLConnection connection, int status, long have)
      throws IOException {
    if (status == HttpURLConnection.HTTP_OK) {
      return 0;
    }
    String range = connection.getHeaderField("Content-Range");
    if (status == HttpURLConnection.HTTP_PARTIAL
        && range != null
        && range.startsWith("bytes " + have + "-")) {
      return have;
    }
    String fault = "HTTP status " + status;
    if (status >= 500 || status == 429 || status == 408) {
      throw new IOException(fault);
    }
    throw new RefusedException(fault);
  }

  private void receive(HttpURLConnection connection, Path part, long from) throws IOException {
    long length = connection.getContentLengthLong();
    long total = length < 0 ? -1 : from + length;
    if (total > maxBytes) {
      throw tooLarge();
    }
    StandardOpenOption how =
        from == 0 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
    try (InputStream in = connection.getInputStream();
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      long done = copy(in, out, from, total);
      if (total >= 0 && done < total) {
        throw new IOException("broken off after %,d of %,d bytes".formatted(done, total));
      }
    }
  }

  private long copy(InputStream in, OutputStream out, long from, long total) throws IOException {
    byte[] piece = new byte[PIECE];
    long done = from;
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      done += n;
      if (done > maxBytes) {
        throw tooLarge();
      }
      out.write(piece, 0, n);
      listener.downloaded(name, done, total);
    }
    return done;
  }

  private RefusedException tooLarge() {
    return new RefusedException("more than the %,d bytes it may have".formatted(maxBytes));
  }

  /** Follows redirects itself: the JDK's own following stops where http leads to https. */
  private HttpURLConnection connect(URI address, long have) throws IOException {
    URI next = address;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HttpURLConnection connection = request(next, have);
      String location = connection.getHeaderField("Location");
      if (connection.getResponseCode() / 100 != 3 || location == null) {
        return connection;
      }
      connection.disconnect();
      URI target = next.resolve(location);
      if (!"https".equals(target.getScheme()) && !next.getScheme().equals(target.getScheme())) {
        throw new RefusedException("redirected from " + next + " to the less safe " + target);
      }
      next = target;
    }
    throw new RefusedException("more than " + MAX_REDIRECTS + " redirects");
  }

  private HttpURLConnection request(URI address, long have) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(millis(patience.connect()));
    connection.setReadTimeout(millis(patience.silence()));
    connection.setRequestProperty("User-Agent", "fovea");
    // A server that packs the answer would make lengths and ranges mean something else.
    connection.setRequestProperty("Accept-Encoding", "identity");
    if (have > 0) {
      connection.setRequestProperty("Range", "bytes=" + have + "-");
    }
    try {
      connection.connect();
    } catch (IOException e) {
      // Whoever has no network should hear so at once, and there is another mirror.
      throw new RefusedException("cannot be reached: " + Faults.reason(e));
    }
    return connection;
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }

  /** The server's answer will not change by asking again. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
