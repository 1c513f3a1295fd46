package io.fovea.producer.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts verdicts; {@code dead_letters} is the sum of all others. Names in JSON are a contract. */
final class ReplayReport {
  private final boolean dryRun;
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, Long> byReason = new TreeMap<>();

  /**
   * @param dryRun what is counted as replayed would have been
   */
  ReplayReport(boolean dryRun) {
    this.dryRun = dryRun;
  }

  void count(DeadLetter letter, Verdict verdict) {
    verdicts.merge(verdict, 1L, Long::sum);
    if (verdict == Verdict.REPLAYED) {
      byReason.merge(letter.reason(), 1L, Long::sum);
    }
  }

  long count(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dead_letters", verdicts.values().stream().mapToLong(Long::longValue).sum());
    for (Verdict verdict : Verdict.values()) {
      json.put(verdict.name().toLowerCase(Locale.ROOT), count(verdict));
    }
    ObjectNode reasons = json.putObject("by_reason");
    byReason.forEach(reasons::put);
    return json.put("dry_run", dryRun).toString();
  }

  /** For people: a line per reason, and one for each kind that stays. */
  String words() {
    StringBuilder words = new StringBuilder();
    String verb = dryRun ? "would be put back" : "put back";
    if (byReason.isEmpty()) {
      words.append("nothing ").append(dryRun ? "would be" : "was").append(" put back\n");
    }
    byReason.forEach((reason, count) -> line(words, count, verb + ": " + reason));
    line(words, count(Verdict.ALREADY_REPLAYED), "put back before");
    line(words, count(Verdict.STILL_BAD), "failed again after that: --max-attempts allows more");
    line(words, count(Verdict.OTHER_REASON), "left for another call: they have other reasons");
    line(words, count(Verdict.OTHER_TOPIC), "from other topics");
    line(words, count(Verdict.TOO_LARGE), "larger than the topic takes: see its max.message.bytes");
    return words.toString();
  }

  private static void line(StringBuilder words, long count, String what) {
    if (count > 0) {
      words.append(String.format(Locale.ROOT, "%,8d %s%n", count, what));
    }
  }
}
