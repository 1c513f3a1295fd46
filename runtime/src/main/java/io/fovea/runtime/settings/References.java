package io.fovea.runtime.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what stands elsewhere in the place of a reference to it: {@code ${file:PATH}} is a file's
 * text without the white space around, {@code ${file:PATH:KEY}} a value in a file of key=value
 * lines, {@code ${env:NAME}} a variable. So a secret need not stand among the settings, nor on a
 * command line, which others can see. Kafka's own config providers write the last two likewise;
 * what names another provider is left to them.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(file|env):([^}]*)}");
  private static final Pattern PATH_AND_KEY = Pattern.compile("(.+):([^:/\\\\]+)");

  /** Far more than a key store in PEM. */
  private static final long MOST_BYTES = 1 << 20;

  private final Map<String, String> environment;

  References(Map<String, String> environment) {
    this.environment = environment;
  }

  static boolean areIn(String text) {
    return REFERENCE.matcher(text).find();
  }

  /**
   * The text with all references followed, once: what they lead to is taken as it is.
   *
   * @throws UnreadableValueException that says what is missing, and never what is there
   */
  String follow(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(target(found.group(1), found.group(2))));
  }

  private String target(String kind, String where) {
    return kind.equals("env") ? variable(where) : file(where);
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new UnreadableValueException("there is no variable " + name);
    }
    return value;
  }

  private static String file(String where) {
    Matcher parts = PATH_AND_KEY.matcher(where);
    if (!parts.matches()) {
      return text(where).strip();
    }
    String value = properties(text(parts.group(1))).getProperty(parts.group(2));
    if (value == null) {
      throw new UnreadableValueException(
          "there is no line '" + parts.group(2) + "=' in " + parts.group(1));
    }
    return value;
  }

  private static String text(String name) {
    Path path = Path.of(name);
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new UnreadableValueException(name + " is too large for the value of a setting");
      }
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UnreadableValueException(
          Files.exists(path) ? name + " cannot be read as text" : "there is no file " + name);
    }
  }

  private static Properties properties(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
      return properties;
    } catch (IOException | IllegalArgumentException malformed) { // an escape that is none
      throw new UnreadableValueException("a file of key=value lines is malformed");
    }
  }
}
