package io.fovea.cli.stack;

import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackException;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import java.util.List;

/**
 * Runs a broker and a registry until it is asked to end. On {@code out} stand their addresses, as
 * lines that {@code --config} of the other commands takes.
 */
public final class StackApplication implements Application {
  private final StackSettings settings;

  public StackApplication(StackSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws InterruptedException {
    console.err().println("Starting a Kafka broker and a schema registry on this machine...");
    try (LocalStack stack = start()) {
      console.out().println("bootstrap-servers=" + stack.bootstrapServers());
      console.out().println("schema-registry=" + stack.schemaRegistry());
      console.err().println("Both are ready. Ctrl-C ends them.");
      stop.await();
    }
    return ExitCode.DONE;
  }

  private LocalStack start() {
    try {
      return LocalStack.start(settings.localStack());
    } catch (LocalStackException failed) {
      throw new StartException(List.of(failed.getMessage()));
    }
  }
}
