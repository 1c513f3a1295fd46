package io.fovea.cli;

import static org.awaitility.Awaitility.await;

import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.lifecycle.StopRequests;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command that runs in this JVM, on a thread of its own, until it ends or is asked to. */
public final class CommandRun implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<StopSignal> stop = new CompletableFuture<>();
  private final CompletableFuture<Integer> exitCode;

  private CommandRun(Map<String, String> environment, String... arguments) {
    Console console = new Console(stream(out), stream(err), false);
    FoveaCommand command = new FoveaCommand(Commands.ALL, environment, console, requests());
    exitCode = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> exitCode.complete(command.run(arguments)), "fovea " + arguments[0]);
    thread.setDaemon(true);
    thread.start();
  }

  public static CommandRun start(Map<String, String> environment, String... arguments) {
    return new CommandRun(environment, arguments);
  }

  /** Waits until it said so on {@code err}; fails if it ends before. */
  public void awaitWords(String words) {
    await(words).atMost(LONGEST).until(() -> err().contains(words) || exitCode.isDone());
    if (!err().contains(words)) {
      throw new AssertionError("it ended with " + exitCode() + " and said: " + err());
    }
  }

  /** Asks for the end, as a signal does. */
  public CommandRun stop() {
    stop.thenAccept(StopSignal::request);
    return this;
  }

  /** Waits for its end. */
  public int exitCode() {
    try {
      return exitCode.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception stillRuns) {
      throw new AssertionError("it did not end, and said: " + err(), stillRuns);
    }
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    stop().exitCode();
  }

  private StopRequests requests() {
    return new StopRequests() {
      @Override
      public void deliverTo(StopSignal signal) {
        stop.complete(signal);
      }

      @Override
      public boolean interrupted() {
        return false;
      }
    };
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
