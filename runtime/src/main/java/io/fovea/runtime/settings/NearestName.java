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

  /** Insertions, deletions, substitutions, and swaps of neighbours: what fingers do. */
  static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, edits);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] edits) {
    int substituted = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int fewest = Math.min(substituted, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
  }
}
