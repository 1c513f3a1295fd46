package io.fovea.web.live.figures;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Images that could not be classified: how many for which reason, and the last few. */
public final class DeadLetters {
  private static final int MOST_REASONS = 20;
  private static final int LAST = 8;

  /** What there is no room for by itself. */
  private static final String OTHER = "OTHER";

  private final Map<String, Long> reasons = new TreeMap<>();
  private final Deque<Letter> last = new ArrayDeque<>();
  private long oldest;
  private long total;

  /**
   * @param at when it was refused, ms since 1970
   * @param imageId shortened
   * @param message for people, shortened
   */
  public record Letter(long at, String imageId, String reason, String message) {}

  public record Reason(String reason, long count) {}

  /**
   * @param since when the oldest that was counted was refused, ms since 1970
   * @param reasons the most frequent first
   * @param last the newest first
   */
  public record Figures(long since, long total, List<Reason> reasons, List<Letter> last) {}

  /** What comes was refused after this time, or is among the last before it. */
  public DeadLetters(Instant now) {
    this.oldest = now.toEpochMilli();
  }

  public void take(Letter letter) {
    boolean known = reasons.containsKey(letter.reason()) || reasons.size() < MOST_REASONS - 1;
    reasons.merge(known ? letter.reason() : OTHER, 1L, Long::sum);
    total++;
    oldest = Math.min(oldest, letter.at());
    last.addFirst(letter);
    if (last.size() > LAST) {
      last.removeLast();
    }
  }

  public Figures figures() {
    List<Reason> byCount =
        reasons.entrySet().stream()
            .map(entry -> new Reason(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Reason::count).reversed())
            .toList();
    return new Figures(oldest, total, byCount, List.copyOf(last));
  }
}
