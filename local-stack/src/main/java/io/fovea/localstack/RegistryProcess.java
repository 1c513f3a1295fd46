package io.fovea.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry (Apicurio, in memory) in a process of its own, on loopback. It ends with this
 * JVM, also when this JVM is killed.
 *
 * <p>Safe for use by any thread.
 */
public final class RegistryProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
  private static final Duration POLL = Duration.ofMillis(25);
  private static final Duration END = Duration.ofSeconds(5);

  private final DataDirectory temporary;
  private final RegistryLog log;
  private final Process process;
  private final long deadlineNanos;
  private volatile URI url;

  private RegistryProcess(
      DataDirectory temporary, RegistryLog log, Process process, Duration startDeadline) {
    this.temporary = temporary;
    this.log = log;
    this.process = process;
    this.deadlineNanos = System.nanoTime() + startDeadline.toNanos();
  }

  /** On a free port. */
  public static RegistryProcess start() {
    return start(LocalStackSettings.DEFAULT);
  }

  /**
   * Returns when the registry answers. What concerns the broker is not looked at.
   *
   * @throws LocalStackException if the registry is not unpacked, its port is taken, it ended, or
   *     the deadline passed; nothing is left running then
   */
  public static RegistryProcess start(LocalStackSettings settings) {
    return start(settings, RegistryHome.find());
  }

  static RegistryProcess start(LocalStackSettings settings, RegistryHome home) {
    RegistryProcess registry = launch(settings, home);
    try {
      registry.awaitReady();
      return registry;
    } catch (RuntimeException | Error e) {
      registry.close();
      throw e;
    }
  }

  /** Returns at once; the registry boots meanwhile. */
  static RegistryProcess launch(LocalStackSettings settings, RegistryHome home) {
    if (settings.registryPort() != 0) {
      TakenPort.check("schema registry", settings.registryPort());
    }
    DataDirectory temporary = DataDirectory.open(Optional.empty(), "fovea-registry-");
    try {
      RegistryLog log = new RegistryLog(temporary.path().resolve("registry.log"));
      RegistryCommand command =
          new RegistryCommand(home, temporary.path(), settings.registryPort());
      return new RegistryProcess(
          temporary, log, spawn(command, log.file()), settings.startDeadline());
    } catch (IOException | URISyntaxException | RuntimeException e) {
      temporary.close();
      throw new LocalStackException("The schema registry could not be launched: " + e, e);
    }
  }

  private static Process spawn(RegistryCommand command, Path log)
      throws IOException, URISyntaxException {
    return new ProcessBuilder(command.line())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  void awaitReady() {
    try {
      int port = awaitPort();
      URI api = URI.create("http://" + BoundSockets.HOST + ":" + port + "/apis/ccompat/v7");
      RegistryApi registry = new RegistryApi(api);
      while (!registry.acceptsTheBackwardRule()) {
        pauseOrFail();
      }
      url = api;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while the schema registry started", e);
    }
  }

  private int awaitPort() throws InterruptedException {
    OptionalInt port = log.port();
    while (port.isEmpty()) {
      pauseOrFail();
      port = log.port();
    }
    return port.getAsInt();
  }

  private void pauseOrFail() throws InterruptedException {
    if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      throw failure("ended with exit code " + process.exitValue());
    }
    if (System.nanoTime() - deadlineNanos > 0) {
      throw failure("was not ready in time");
    }
  }

  private LocalStackException failure(String what) {
    return new LocalStackException(
        "The schema registry " + what + ". The last lines of its log:\n" + log.tail());
  }

  /** The base address of the Confluent API, without a slash at its end. */
  public URI url() {
    return url;
  }

  /** The process id, for those who measure or kill it. */
  public long pid() {
    return process.pid();
  }

  /** Where its log is, while it runs. */
  Path temporaryDirectory() {
    return temporary.path();
  }

  /** Whether the process is there. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process and removes its temporary directory. Safe to call twice. */
  @Override
  public void close() {
    // By force: it keeps nothing, and an orderly end takes the JVM a third of a second.
    process.destroyForcibly();
    try {
      process.onExit().get(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The schema registry, process {}, did not end: {}", process.pid(), e.toString());
    }
    temporary.close();
  }
}
