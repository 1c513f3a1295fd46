package io.fovea.streamsclassifier;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application in a thread of this process, seen from outside: what it says, prints, serves. */
public final class RunningApplication implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("metrics at (http://\\S+)");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final StopSignal stop = new StopSignal();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Future<ExitCode> end;

  public RunningApplication(Application application) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, false);
    end = thread.submit(() -> application.run(console, stop));
  }

  public String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The status of a path; 0 while nothing listens. */
  public int get(String path) throws Exception {
    Matcher address = ADDRESS.matcher(said());
    return address.find() ? send(address.group(1) + path).statusCode() : 0;
  }

  public String metrics() throws Exception {
    Matcher address = ADDRESS.matcher(said());
    return address.find() ? send(address.group(1) + "/metrics").body() : "";
  }

  /** The value of a line of the metrics; -1 while there is none. */
  public double metric(String name) throws Exception {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  private HttpResponse<String> send(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Waits for an end that nobody asked for. */
  public ExitCode end() throws Exception {
    return end.get(90, TimeUnit.SECONDS);
  }

  public ExitCode stop() throws Exception {
    stop.request();
    return end();
  }

  @Override
  public void close() {
    stop.request();
    thread.shutdown();
    try {
      thread.awaitTermination(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
