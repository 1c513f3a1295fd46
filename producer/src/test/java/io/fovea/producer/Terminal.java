package io.fovea.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.runtime.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Takes down what an application says. */
public final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public Console console() {
    return new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
  }

  public List<String> out() {
    return out.toString(UTF_8).lines().toList();
  }

  public String err() {
    return err.toString(UTF_8);
  }
}
