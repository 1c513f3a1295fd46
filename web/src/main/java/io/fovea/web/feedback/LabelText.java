package io.fovea.web.feedback;

import io.fovea.web.http.Problem;
import java.util.regex.Pattern;

/** A label as people write it. */
final class LabelText {
  static final String FIELD = "label";

  private static final int MOST_CHARACTERS = 100;

  /** Nothing that cannot be seen: no line breaks, no other control, no direction marks. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private LabelText() {}

  /**
   * Without the white space around.
   *
   * @throws Problem.Raised if it is empty, too long, or holds what cannot be seen
   */
  static String check(String text) {
    String label = text.strip();
    if (label.isEmpty()) {
      throw problem("must not be empty");
    } else if (label.codePointCount(0, label.length()) > MOST_CHARACTERS) {
      throw problem("must not have more than " + MOST_CHARACTERS + " characters");
    } else if (UNSEEN.matcher(label).find()) {
      throw problem("must hold only characters that can be seen");
    }
    return label;
  }

  static Problem.Raised problem(String detail) {
    return new Problem(400, FIELD, detail).raised();
  }
}
