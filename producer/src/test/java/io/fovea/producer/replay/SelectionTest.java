package io.fovea.producer.replay;

import static io.fovea.producer.replay.Letters.at;
import static io.fovea.producer.replay.Letters.bytes;
import static io.fovea.producer.replay.Letters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Uuid TOPIC = Uuid.randomUuid();

  @Test
  void takesADeadLetterOnce() {
    DeadLetter letter = at(0, 5, "v", headers("EMPTY_IMAGE", "images", 0, 1));
    Selection first = selection(Set.of());
    assertThat(first.judge(letter)).isEqualTo(Verdict.REPLAYED);

    Selection second = selection(Set.of(first.identity(letter)));

    assertThat(second.judge(letter)).isEqualTo(Verdict.ALREADY_REPLAYED);
  }

  @Test
  void takesCopiesOfOneRejectionOnce() {
    Selection selection = selection(Set.of());

    assertThat(selection.judge(at(0, 5, "v", headers("EMPTY_IMAGE", "images", 0, 1))))
        .isEqualTo(Verdict.REPLAYED);
    assertThat(selection.judge(at(0, 6, "v", headers("EMPTY_IMAGE", "images", 0, 1))))
        .isEqualTo(Verdict.ALREADY_REPLAYED);
  }

  @Test
  void tellsRecordsApartThatStoodAtTheSamePlaceOfATopicMadeAnew() {
    Selection selection = selection(Set.of());
    selection.judge(at(0, 5, "old", headers("EMPTY_IMAGE", "images", 0, 1)));
    Headers later = headers("EMPTY_IMAGE", "images", 0, 1);
    later.remove(DeadLetterHeaders.TIMESTAMP).add(DeadLetterHeaders.TIMESTAMP, bytes("99"));

    assertThat(selection.judge(at(0, 6, "new", headers("EMPTY_IMAGE", "images", 0, 1))))
        .isEqualTo(Verdict.REPLAYED);
    assertThat(selection.judge(at(0, 7, "old", later))).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  void knowsADeadLetterWithoutOriginByItsOwnPlace() {
    DeadLetter letter = at(0, 5, "v", new RecordHeaders());
    Set<String> replayed = Set.of(selection(Set.of()).identity(letter));

    assertThat(selection(replayed).judge(letter)).isEqualTo(Verdict.ALREADY_REPLAYED);
    assertThat(selection(replayed).judge(at(0, 6, "v", new RecordHeaders())))
        .isEqualTo(Verdict.REPLAYED);
    Selection topicMadeAnew = new Selection(new Options().settings(), Uuid.randomUuid(), replayed);
    assertThat(topicMadeAnew.judge(letter)).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  void leavesOtherReasonsForAnotherCall() {
    DeadLetter letter = at(0, 5, "v", headers("EMPTY_IMAGE", "images", 0, 1));
    Selection narrow =
        new Selection(
            new Options().with("reason", "wrong-shape,UNKNOWN_SCHEMA").settings(), TOPIC, Set.of());

    assertThat(narrow.judge(letter)).isEqualTo(Verdict.OTHER_REASON);
    assertThat(narrow.judge(at(0, 6, "v", headers("WRONG_SHAPE", "images", 0, 2))))
        .isEqualTo(Verdict.REPLAYED);
    assertThat(selection(Set.of()).judge(letter)).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  void stopsAfterAsManyAttemptsAsAllowed() {
    Headers headers = headers("EMPTY_IMAGE", "images", 0, 9);
    headers.add(ReplayHeaders.REPLAYS, bytes("1"));
    DeadLetter again = at(0, 8, "v", headers);

    assertThat(selection(Set.of()).judge(again)).isEqualTo(Verdict.STILL_BAD);
    Selection patient =
        new Selection(new Options().with("max-attempts", "2").settings(), TOPIC, Set.of());
    assertThat(patient.judge(again)).isEqualTo(Verdict.REPLAYED);
  }

  @Test
  void leavesWhatWasInAnotherTopic() {
    assertThat(selection(Set.of()).judge(at(0, 5, "v", headers("EMPTY_IMAGE", "other", 0, 1))))
        .isEqualTo(Verdict.OTHER_TOPIC);
  }

  @Test
  void forgetsOnlyWhatIsNoLongerThere() {
    DeadLetter there = at(0, 5, "v", headers("EMPTY_IMAGE", "images", 0, 1));
    String known = selection(Set.of()).identity(there);
    Selection selection = selection(Set.of(known, "long gone"));

    selection.judge(there);
    selection.judge(at(0, 6, "w", headers("EMPTY_IMAGE", "images", 0, 2)));

    assertThat(selection.gone()).containsExactly("long gone");
  }

  private static Selection selection(Set<String> replayed) {
    return new Selection(new Options().settings(), TOPIC, replayed);
  }
}
