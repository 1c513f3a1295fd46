package io.fovea.web.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path such as {@code /predictions/{id}/label}: at most one variable, which is one segment. */
final class PathPattern {
  private static final Pattern VARIABLE = Pattern.compile("\\{[a-z]+}");

  private final Pattern pattern;
  private final boolean variable;

  PathPattern(String text) {
    Matcher found = VARIABLE.matcher(text);
    this.variable = found.find();
    this.pattern =
        variable
            ? Pattern.compile(
                Pattern.quote(text.substring(0, found.start()))
                    + "([^/]+)"
                    + Pattern.quote(text.substring(found.end())))
            : Pattern.compile(Pattern.quote(text));
  }

  /** What stands for the variable, empty where there is none; nothing if the path is another. */
  Optional<String> match(String path) {
    Matcher found = pattern.matcher(path);
    return found.matches() ? Optional.of(variable ? found.group(1) : "") : Optional.empty();
  }
}
