package io.fovea.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.runtime.Screen;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The terminal of this process. Java cannot ask for its size; {@code COLUMNS} and {@code LINES}
 * tell it where somebody sets them, and else {@code stty} does.
 *
 * @param environment the process's
 * @param stty lines and columns with a space between them, or whatever it says instead
 */
record TerminalScreen(Map<String, String> environment, Supplier<String> stty) implements Screen {
  private static final String NUMBER = "[1-9][0-9]{0,4}";

  static TerminalScreen ofThisProcess() {
    return new TerminalScreen(System.getenv(), TerminalScreen::askStty);
  }

  @Override
  public Size size() {
    String columns = environment.getOrDefault("COLUMNS", "");
    String lines = environment.getOrDefault("LINES", "");
    boolean bothTold = columns.matches(NUMBER) && lines.matches(NUMBER);
    Size asked = bothTold ? Size.USUAL : ask();
    return new Size(number(columns, asked.columns()), number(lines, asked.lines()));
  }

  private Size ask() {
    String[] answer = stty.get().strip().split(" ");
    return answer.length == 2
        ? new Size(number(answer[1], Size.USUAL.columns()), number(answer[0], Size.USUAL.lines()))
        : Size.USUAL;
  }

  /** A terminal that was never told its size says 0. */
  private static int number(String text, int otherwise) {
    return text.matches(NUMBER) ? Integer.parseInt(text) : otherwise;
  }

  private static String askStty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var answer = stty.getInputStream()) {
        return stty.waitFor(1, TimeUnit.SECONDS) ? new String(answer.readAllBytes(), UTF_8) : "";
      } finally {
        stty.destroy();
      }
    } catch (IOException noSuchThing) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
