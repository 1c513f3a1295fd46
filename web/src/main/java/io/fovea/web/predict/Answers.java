package io.fovea.web.predict;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The answers that this process waits for or has got, by image id. Bounded in number and in time,
 * whether anybody collects or not. Safe for use by many threads.
 */
public final class Answers {
  private record Entry(CompletableFuture<Answer> answer, Instant since) {}

  private final Duration keep;
  private final int most;
  private final Clock clock;

  /** Both in the order of time: the oldest stand in front. */
  private final Map<String, Entry> awaited = new LinkedHashMap<>();

  private final Map<String, Entry> answered = new LinkedHashMap<>();

  public Answers(Duration keep, int most, Clock clock) {
    this.keep = keep;
    this.most = most;
    this.clock = clock;
  }

  /** Begins to wait for an answer; nothing if too many are waited for. */
  synchronized Optional<CompletableFuture<Answer>> await(String imageId) {
    forgetOld();
    if (awaited.size() >= most) {
      return Optional.empty();
    }
    Entry entry = new Entry(new CompletableFuture<>(), clock.instant());
    awaited.put(imageId, entry);
    return Optional.of(entry.answer());
  }

  /** No answer will come: the image never reached Kafka. */
  synchronized void giveUp(String imageId) {
    awaited.remove(imageId);
  }

  synchronized boolean isAwaited(String imageId) {
    return awaited.containsKey(imageId);
  }

  /** Takes an answer if it is waited for; the first one counts. */
  public void answer(String imageId, Answer answer) {
    Optional<Entry> entry = take(imageId);
    // Outside the lock: whoever waits goes on at once, in this thread.
    entry.ifPresent(found -> found.answer().complete(answer));
  }

  /** What is known of an image: done, or still to come; nothing if it is unknown or forgotten. */
  public synchronized Optional<CompletableFuture<Answer>> find(String imageId) {
    forgetOld();
    Entry entry = answered.containsKey(imageId) ? answered.get(imageId) : awaited.get(imageId);
    return Optional.ofNullable(entry).map(Entry::answer);
  }

  public synchronized int awaited() {
    return awaited.size();
  }

  public synchronized int answered() {
    return answered.size();
  }

  /** Drops what is too old; to be called now and then where no requests come. */
  synchronized void forgetOld() {
    Instant oldest = clock.instant().minus(keep);
    forgetBefore(oldest, awaited);
    forgetBefore(oldest, answered);
  }

  private synchronized Optional<Entry> take(String imageId) {
    Entry entry = awaited.remove(imageId);
    if (entry != null) {
      answered.put(imageId, new Entry(entry.answer(), clock.instant()));
      if (answered.size() > most) {
        answered.remove(answered.keySet().iterator().next());
      }
    }
    return Optional.ofNullable(entry);
  }

  private static void forgetBefore(Instant oldest, Map<String, Entry> entries) {
    Iterator<Entry> each = entries.values().iterator();
    while (each.hasNext() && each.next().since().isBefore(oldest)) {
      each.remove();
    }
  }
}
