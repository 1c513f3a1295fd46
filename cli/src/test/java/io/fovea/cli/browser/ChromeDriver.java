package io.fovea.cli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that speaks WebDriver and starts browsers, on a free port of loopback. */
final class ChromeDriver implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
  private static final long SECONDS_TO_START = 60;

  private final Process process;
  private final URI address;

  private ChromeDriver(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static ChromeDriver start(BrowserPrograms programs) {
    try {
      Process process =
          new ProcessBuilder(programs.driver().toString(), "--port=0")
              .redirectErrorStream(true)
              .start();
      CompletableFuture<Integer> port = new CompletableFuture<>();
      Thread reader = new Thread(() -> read(process, port), "chromedriver");
      reader.setDaemon(true);
      reader.start();
      return new ChromeDriver(process, URI.create("http://127.0.0.1:" + await(port, process)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int await(CompletableFuture<Integer> port, Process process) {
    try {
      return port.orTimeout(SECONDS_TO_START, TimeUnit.SECONDS).join();
    } catch (CompletionException failed) {
      process.destroy();
      throw failed;
    }
  }

  /** To the end of its output, or it would block one day. */
  private static void read(Process process, CompletableFuture<Integer> port) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher started = STARTED.matcher(line);
        if (started.find()) {
          port.complete(Integer.parseInt(started.group(1)));
        }
      }
    } catch (IOException closed) {
      // it ends
    }
    port.completeExceptionally(new IllegalStateException("chromedriver ended at its start"));
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
