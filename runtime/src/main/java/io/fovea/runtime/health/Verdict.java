package io.fovea.runtime.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Sums up checks: all well, or every reason why not. */
final class Verdict {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Verdict() {}

  /** As {@code {"ready":false,"reasons":{"model":"not loaded"}}}. */
  static Reply of(String question, Map<String, Supplier<Optional<String>>> checks) {
    Map<String, String> reasons = new TreeMap<>();
    checks.forEach((name, check) -> reason(check).ifPresent(reason -> reasons.put(name, reason)));
    Map<String, Object> verdict = new LinkedHashMap<>();
    verdict.put(question, reasons.isEmpty());
    verdict.put("reasons", reasons);
    try {
      return Reply.json(reasons.isEmpty() ? 200 : 503, JSON.writeValueAsString(verdict));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A check that fails has not found things well. */
  private static Optional<String> reason(Supplier<Optional<String>> check) {
    try {
      return Objects.requireNonNull(check.get(), "no answer");
    } catch (RuntimeException failed) {
      return Optional.of("could not be checked: " + failed);
    }
  }
}
