package io.fovea.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the registry printed. */
record RegistryLog(Path file) {
  private static final Pattern LISTENING =
      Pattern.compile("Listening on: http://[^\\s:]+:(\\d+)\\R");
  private static final int TAIL_LINES = 15;

  /** The port that the registry chose, once it says so. */
  OptionalInt port() {
    Matcher found = LISTENING.matcher(text());
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }

  /** Its last lines. */
  String tail() {
    List<String> lines = text().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  private String text() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(" + file + " is unreadable: " + e + ")";
    }
  }
}
