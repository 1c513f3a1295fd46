package io.fovea.datasets;

import io.fovea.datasets.DatasetSpec.Part;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of data sets with {@code +} between them. */
final class DatasetNames {

  private static final String FOLDER = DatasetSpec.FOLDER + ":";

  /**
   * A path may hold a plus: it ends only where a data set follows. Who has a folder of such a name
   * writes a slash behind it.
   */
  private static final Pattern NEXT =
      Pattern.compile("\\+(?=folder:|(?:" + String.join("|", Datasets.NAMES) + ")(?:\\+|$))");

  private final String text;

  /**
   * @param text that was given, for faults
   */
  DatasetNames(String text) {
    this.text = text;
  }

  /**
   * @param names the text less its split
   */
  List<Part> parts(String names) {
    List<Part> parts = new ArrayList<>();
    String rest = names;
    for (int end = end(rest); end < rest.length(); end = end(rest)) {
      parts.add(part(rest.substring(0, end)));
      rest = rest.substring(end + 1);
    }
    parts.add(part(rest));
    return parts;
  }

  /** Where the first name ends. */
  private static int end(String names) {
    if (names.startsWith(FOLDER)) {
      Matcher next = NEXT.matcher(names);
      return next.find() ? next.start() : names.length();
    }
    int plus = names.indexOf('+');
    return plus < 0 ? names.length() : plus;
  }

  private Part part(String name) {
    if (name.startsWith(FOLDER) && name.length() > FOLDER.length()) {
      return new Part(DatasetSpec.FOLDER, Optional.of(path(name.substring(FOLDER.length()))));
    }
    if (Datasets.NAMES.contains(name)) {
      return new Part(name, Optional.empty());
    }
    String where = name.equals(text) ? "" : " in '" + text + "'";
    throw new DatasetException(
        "No data set '%s'%s. There are: %s, folder:PATH; join some with + to mix them; :train or :test may stand at the end."
            .formatted(name, where, String.join(", ", Datasets.NAMES)));
  }

  private Path path(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new DatasetException("'%s' holds no valid path: %s".formatted(text, e.getReason()), e);
    }
  }
}
