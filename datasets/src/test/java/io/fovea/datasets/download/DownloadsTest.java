package io.fovea.datasets.download;

import static io.fovea.datasets.FileServer.file;
import static io.fovea.datasets.FileServer.halfOf;
import static io.fovea.datasets.FileServer.send;
import static io.fovea.datasets.FileServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import io.fovea.datasets.DownloadListener;
import io.fovea.datasets.FileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(1));

  private final byte[] content = new byte[300_000];
  private final FileServer server = new FileServer();
  private final List<Long> progress = new ArrayList<>();

  @TempDir Path cache;
  private Path target;

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(content);
    target = cache.resolve("set").resolve("file.gz");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesOnceAndReportsEachPiece() throws Exception {
    server.on("/a", file(content));
    fetch("/a");
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
    assertThat(server.requests()).containsExactly("/a");
    assertThat(progress).isSorted().hasSizeGreaterThan(1).endsWith(300_000L);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void takesUpABrokenTransferWhereItEnded() throws Exception {
    server.on("/a", inTurn(halfOf(content), file(content)));
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
    assertThat(server.requests()).containsExactly("/a", "/a bytes=150000-");
  }

  @Test
  void takesUpWhatAnEarlierProcessLeft() throws Exception {
    server.on("/a", file(content));
    leavePart(Arrays.copyOf(content, 1000));
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
    assertThat(server.requests()).containsExactly("/a bytes=1000-");
  }

  @Test
  void startsAnewWhenTheServerKnowsNoRanges() throws Exception {
    server.on("/a", exchange -> send(exchange, 200, content));
    leavePart(Arrays.copyOf(content, 1000));
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void startsAnewWhenThePartIsNoBeginningOfTheFile() throws Exception {
    server.on("/a", file(content));
    leavePart(new byte[1000]);
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
    assertThat(server.requests()).containsExactly("/a bytes=1000-", "/a");
  }

  @Test
  void startsAnewWhenThePartIsLongerThanTheFile() throws Exception {
    server.on("/a", inTurn(status(416), file(content)));
    leavePart(new byte[400_000]);
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void refusesAndRemovesAWrongFile() {
    server.on("/a", file(new byte[10]));
    assertThatThrownBy(() -> fetch("/a"))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("not the right file: other bytes");
    assertThat(target).doesNotExist();
    assertThat(leftovers()).isEmpty();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void goesToTheNextMirrorAtOnceWhereTheFileIsMissing() throws Exception {
    server.on("/a", status(404));
    server.on("/b", file(content));
    fetch("/a", "/b");
    assertThat(target).hasBinaryContent(content);
    assertThat(server.requests()).containsExactly("/a", "/b");
  }

  @Test
  void triesAgainWhereTheServerIsInTrouble() throws Exception {
    server.on("/a", inTurn(status(503), status(500), file(content)));
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void givesUpAfterTheTriesAndSaysWhatCameOfEachMirror() {
    server.on("/a", status(503));
    server.on("/b", status(403));
    assertThatThrownBy(() -> fetch("/a", "/b"))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(server.uri("/a") + ": HTTP status 503")
        .hasMessageContaining(server.uri("/b") + ": HTTP status 403");
    assertThat(server.requests()).containsExactly("/a", "/a", "/a", "/b");
  }

  @Test
  void followsRedirectsAndKeepsTheRange() throws Exception {
    server.on("/a", redirect("/b"));
    server.on("/b", file(content));
    leavePart(Arrays.copyOf(content, 1000));
    fetch("/a");
    assertThat(target).hasBinaryContent(content);
    assertThat(server.requests()).containsExactly("/a bytes=1000-", "/b bytes=1000-");
  }

  @Test
  void refusesARingOfRedirects() {
    server.on("/a", redirect("/a"));
    assertThatThrownBy(() -> fetch("/a")).hasMessageContaining("more than 5 redirects");
  }

  @Test
  void refusesARedirectAwayFromTheWeb() {
    server.on("/a", redirect("file:///etc/hostname"));
    assertThatThrownBy(() -> fetch("/a")).hasMessageContaining("redirected");
  }

  @Test
  void refusesMoreThanTheFileMayHave() {
    byte[] large = new byte[400_001];
    server.on("/a", file(large));
    server.on(
        "/b",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(large);
        });
    assertThatThrownBy(() -> fetch("/a")).hasMessageContaining("more than the 400,000 bytes");
    assertThatThrownBy(() -> fetch("/b")).hasMessageContaining("more than the 400,000 bytes");
  }

  @Test
  void doesNotWaitForAServerThatFallsSilent() {
    CountDownLatch end = new CountDownLatch(1);
    server.on(
        "/a",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content, 0, 100);
          exchange.getResponseBody().flush();
          await(end);
        });
    Patience impatient =
        new Patience(Duration.ofSeconds(5), Duration.ofMillis(200), 2, Duration.ofMillis(1));
    assertThatThrownBy(() -> fetch(impatient, "/a"))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("timed out");
    end.countDown();
  }

  @Test
  void twoAtOnceDownloadOnce() throws Exception {
    server.on("/a", file(content));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<Void> fetch =
        () -> {
          new Downloads(SHORT, DownloadListener.NONE).fetch(remote("/a"), target);
          return null;
        };
    for (Future<Void> done : threads.invokeAll(List.of(fetch, fetch, fetch, fetch))) {
      done.get();
    }
    threads.shutdown();
    assertThat(server.requests()).containsExactly("/a");
  }

  @Test
  void saysWhichHostIsNotThere() {
    RemoteFile nowhere =
        new RemoteFile(List.of(URI.create("http://mirror.invalid/a")), 400_000, this::check);
    assertThatThrownBy(() -> new Downloads(SHORT, DownloadListener.NONE).fetch(nowhere, target))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("http://mirror.invalid/a: cannot be reached: no network");
  }

  @Test
  void goesToTheNextMirrorAtOnceWhereNobodyListens() throws Exception {
    FileServer gone = new FileServer();
    gone.close();
    server.on("/b", file(content));
    List<URI> addresses = List.of(gone.uri("/a"), server.uri("/b"));
    Patience slow =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofHours(1));
    new Downloads(slow, DownloadListener.NONE)
        .fetch(new RemoteFile(addresses, 400_000, this::check), target);
    assertThat(target).hasBinaryContent(content);
  }

  private void fetch(String... paths) throws Exception {
    fetch(SHORT, paths);
  }

  private void fetch(Patience patience, String... paths) throws Exception {
    new Downloads(patience, (file, done, total) -> progress.add(done)).fetch(remote(paths), target);
  }

  private RemoteFile remote(String... paths) {
    return new RemoteFile(Stream.of(paths).map(server::uri).toList(), 400_000, this::check);
  }

  private void check(Path file) throws IOException {
    if (!Arrays.equals(Files.readAllBytes(file), content)) {
      throw new IOException("other bytes");
    }
  }

  private void leavePart(byte[] bytes) throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(target.resolveSibling("file.gz.part"), bytes);
  }

  private Stream<Path> leftovers() {
    try (Stream<Path> files = Files.list(target.getParent())) {
      return files.filter(path -> path.toString().endsWith(".part")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpHandler redirect(String location) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  private static HttpHandler inTurn(HttpHandler... handlers) {
    Iterator<HttpHandler> next = List.of(handlers).iterator();
    return exchange -> next.next().handle(exchange);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
