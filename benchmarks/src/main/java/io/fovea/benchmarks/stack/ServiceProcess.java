package io.fovea.benchmarks.stack;

import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.ReadinessProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An application of ours as people run it.
 *
 * @param health where it answers over HTTP
 */
public record ServiceProcess(MeasuredProcess process, URI health) implements Measured {
  static final String BATCH_SIZE = "fovea_batch_size";

  private static final Duration START_DEADLINE = Duration.ofSeconds(90);

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param name of the command, such as {@code classify}
   * @param options as on the command line, without the health port
   */
  public static ServiceProcess start(String name, List<String> options, Path log)
      throws IOException, InterruptedException {
    ServiceProcess service = launch(name, options, log);
    if (!new ReadinessProbe(service.health()).await(START_DEADLINE, service.process()::isAlive)) {
      service.close();
      throw new IOException(name + " did not become ready; its log is in " + log);
    }
    return service;
  }

  private static ServiceProcess launch(String name, List<String> options, Path log)
      throws IOException {
    int port = HealthServer.freePort();
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(options);
    arguments.addAll(List.of("--http-port", String.valueOf(port)));
    String main = System.getProperty("fovea.main", "io.fovea.cli.Main");
    List<String> jvmOptions =
        name.equals("classify") ? MeasuredProcess.CLASSIFIER_JVM : MeasuredProcess.SERVICE_JVM;
    return new ServiceProcess(
        MeasuredProcess.java(jvmOptions, main, arguments, log),
        URI.create("http://127.0.0.1:" + port));
  }

  /** What it counts now. */
  public Scrape metrics() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(health.resolve("/metrics")).build();
    return Scrape.parse(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public Duration cpuTime() {
    return process.cpuTime();
  }

  @Override
  public OptionalLong peakMemory() {
    return process.peakMemory();
  }

  @Override
  public OptionalDouble meanBatch() throws IOException, InterruptedException {
    return new ServiceGroup(List.of(this)).meanBatch();
  }

  @Override
  public String lastWords() {
    return process.lastWords();
  }

  @Override
  public void close() {
    process.close();
  }
}
