package io.fovea.datasets;

import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * In which classes two sets of labels differ, in whatever order they are.
 *
 * @param onlyFirst those that the second lacks
 * @param onlySecond those that the first lacks
 */
public record LabelDifference(List<String> onlyFirst, List<String> onlySecond) {

  private static final int SHOWN = 10;

  public static LabelDifference of(Collection<String> first, Collection<String> second) {
    return new LabelDifference(less(first, second), less(second, first));
  }

  private static List<String> less(Collection<String> all, Collection<String> others) {
    return all.stream().filter(label -> !others.contains(label)).toList();
  }

  public boolean isNone() {
    return onlyFirst.isEmpty() && onlySecond.isEmpty();
  }

  /** Such as {@code only train holds ant, bee; only test holds cat}. */
  public String text(String first, String second) {
    StringJoiner text = new StringJoiner("; ");
    if (!onlyFirst.isEmpty()) {
      text.add("only " + first + " holds " + some(onlyFirst));
    }
    if (!onlySecond.isEmpty()) {
      text.add("only " + second + " holds " + some(onlySecond));
    }
    return text.toString();
  }

  /** The first of them, and how many more there are. */
  public static String some(List<String> labels) {
    int more = labels.size() - SHOWN;
    String first = String.join(", ", labels.subList(0, Math.min(SHOWN, labels.size())));
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
