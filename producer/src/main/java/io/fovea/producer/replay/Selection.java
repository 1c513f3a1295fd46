package io.fovea.producer.replay;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** Decides which dead letters go back. Knows nothing of how. */
final class Selection {
  private final ReplaySettings settings;
  private final Uuid deadLetterTopic;
  private final Set<String> replayed;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param replayed identities of what went back in earlier calls
   */
  Selection(ReplaySettings settings, Uuid deadLetterTopic, Set<String> replayed) {
    this.settings = settings;
    this.deadLetterTopic = deadLetterTopic;
    this.replayed = new HashSet<>(replayed);
  }

  /** What is to become of it. {@link Verdict#REPLAYED} is given once per identity. */
  Verdict judge(DeadLetter letter) {
    String identity = identity(letter);
    seen.add(identity);
    if (letter.originTopic().filter(topic -> !topic.equals(imagesTopic())).isPresent()) {
      return Verdict.OTHER_TOPIC;
    } else if (replayed.contains(identity)) {
      return Verdict.ALREADY_REPLAYED;
    } else if (!settings.wants(letter.reason())) {
      return Verdict.OTHER_REASON;
    } else if (letter.replays() >= settings.maxAttempts()) {
      return Verdict.STILL_BAD;
    }
    replayed.add(identity);
    return Verdict.REPLAYED;
  }

  String identity(DeadLetter letter) {
    return Identity.of(letter, deadLetterTopic);
  }

  /** Of what went back in earlier calls, that whose dead letter is no longer in the topic. */
  Set<String> gone() {
    Set<String> gone = new HashSet<>(replayed);
    gone.removeAll(seen);
    return gone;
  }

  private String imagesTopic() {
    return settings.kafka().topics().images();
  }
}
