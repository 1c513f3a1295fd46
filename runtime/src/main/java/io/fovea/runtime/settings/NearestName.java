package io.fovea.runtime.settings;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What was probably meant by a name that nobody knows. */
public final class NearestName {
  private NearestName() {}

  /** The closest candidate, if one is close: in short names, two letters make another word. */
  public static Optional<String> of(String name, Stream<String> candidates) {
    return candidates
        .filter(candidate -> distance(candidate, name) <= Math.min(2, (name.length() + 1) / 3))
        .min(Comparator.comparingInt(candidate -> distance(candidate, name)));
  }

  /** Levenshtein's edit distance. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
