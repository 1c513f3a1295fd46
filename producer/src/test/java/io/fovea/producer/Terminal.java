package io.fovea.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.runtime.Console;
import io.fovea.runtime.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Takes down what an application says. */
public final class Terminal {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private final Optional<Screen> screen;

  /** Is none to the application: a pipe, rather. */
  public Terminal() {
    screen = Optional.empty();
  }

  /** Is one that can be drawn on. */
  public Terminal(Screen.Size size) {
    screen = Optional.of(() -> size);
  }

  public Console console() {
    PrintStream stdout = new PrintStream(out, true, UTF_8);
    return new Console(stdout, new PrintStream(err, true, UTF_8), false, screen);
  }

  public String text() {
    return out.toString(UTF_8);
  }

  public List<String> out() {
    return out.toString(UTF_8).lines().toList();
  }

  public String err() {
    return err.toString(UTF_8);
  }
}
