package io.fovea.producer.replay;

import static io.fovea.producer.replay.Letters.bytes;
import static io.fovea.producer.replay.Letters.headers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.schemas.deadletter.HeaderText;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What goes back and what stays, however often it is called. */
class DeadLetterReplayIT extends ReplayFixture {

  @Test
  void putsEachBackOnceHoweverOftenItIsCalled() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 7);

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(7);
    for (int call = 0; call < 3; call++) {
      JsonNode again = replay(options());
      assertThat(again.path("replayed").asInt()).isZero();
      assertThat(again.path("already_replayed").asInt()).isEqualTo(7);
    }

    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 7));
  }

  @Test
  void takesWhatIsNewerInALaterCall() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 3);
    replay(options());
    letters("EMPTY_IMAGE", 3, 5);

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(2);

    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 5));
  }

  @Test
  void leavesOtherReasonsForALaterCall() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 3);
    letters("WRONG_SHAPE", 3, 5);
    letters("EMPTY_IMAGE", 5, 9);

    JsonNode narrow = replay(options().with("reason", "wrong-shape"));
    assertThat(narrow.path("by_reason").toString()).isEqualTo("{\"WRONG_SHAPE\":2}");
    assertThat(narrow.path("other_reason").asInt()).isEqualTo(7);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(3, 5));

    JsonNode wide = replay(options());
    assertThat(wide.path("by_reason").toString()).isEqualTo("{\"EMPTY_IMAGE\":7}");
    assertThat(wide.path("already_replayed").asInt()).isEqualTo(2);
    replay(options().with("reason", "wrong-shape"));
    replay(options());

    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 9));
  }

  @Test
  void keepsEveryByteAndForeignHeader() throws Exception {
    createTopics(1);
    byte[] odd = {0, 0, -1, 127, -128};
    Headers traced = headers("NOT_WIRE_FORMAT", images, 1, 4).add("trace", odd);
    cluster.send(
        List.of(
            Letters.toSend(dlq, odd, odd, traced),
            Letters.toSend(dlq, null, odd, headers("X", images, 1, 5)),
            Letters.toSend(dlq, odd, null, headers("X", images, 1, 6))));

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(3);

    List<ConsumerRecord<byte[], byte[]>> records = cluster.committed(images);
    assertThat(records).hasSize(3);
    assertThat(records).filteredOn(record -> record.key() == null).hasSize(1);
    assertThat(records).filteredOn(record -> record.value() == null).hasSize(1);
    ConsumerRecord<byte[], byte[]> first =
        records.stream().filter(r -> r.headers().lastHeader("trace") != null).findFirst().get();
    assertThat(first.key()).isEqualTo(odd);
    assertThat(first.value()).isEqualTo(odd);
    assertThat(first.headers().lastHeader("trace").value()).isEqualTo(odd);
    assertThat(HeaderText.of(first.headers(), ReplayHeaders.REPLAYED_FROM)).contains(dlq + "-0-0");
    assertThat(first.headers()).hasSize(3);
  }

  @Test
  void doesNotTurnRoundAndRoundWithAnImageThatStaysBad() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 1);
    replay(options());
    rejectAgain(cluster.committed(images).get(0));

    JsonNode again = replay(options());
    assertThat(again.path("replayed").asInt()).isZero();
    assertThat(again.path("still_bad").asInt()).isEqualTo(1);

    assertThat(replay(options().with("max-attempts", "2")).path("replayed").asInt()).isEqualTo(1);
    assertThat(replay(options().with("max-attempts", "2")).path("replayed").asInt()).isZero();
    assertThat(putBack()).containsExactly("id-0", "id-0");
  }

  @Test
  void changesNothingInADryRun() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 3);

    JsonNode dry = replay(options().with("dry-run", "true"));

    assertThat(dry.path("by_reason").toString()).isEqualTo("{\"EMPTY_IMAGE\":3}");
    assertThat(putBack()).isEmpty();
    assertThat(cluster.exists(ledger)).isFalse();
    replay(options());
    assertThat(replay(options().with("dry-run", "true")).path("replayed").asInt()).isZero();
  }

  @Test
  void forgetsWhatIsNoLongerInTheTopic() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 3);
    replay(options());
    cluster.deleteAll(dlq);
    letters("EMPTY_IMAGE", 3, 4);

    assertThat(replay(options()).path("dead_letters").asInt()).isEqualTo(1);

    assertThat(cluster.committed(ledger)).filteredOn(entry -> entry.value() == null).hasSize(3);
    assertThat(replay(options()).path("already_replayed").asInt()).isEqualTo(1);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 4));
  }

  @Test
  void takesDeadLettersOfOtherProgramsOnceToo() throws Exception {
    createTopics(1);
    cluster.send(
        List.of(
            Letters.toSend(dlq, bytes("a"), bytes("v"), new RecordHeaders()),
            Letters.toSend(dlq, bytes("b"), bytes("v"), new RecordHeaders())));

    assertThat(replay(options()).path("by_reason").toString()).isEqualTo("{\"UNKNOWN\":2}");
    assertThat(replay(options()).path("already_replayed").asInt()).isEqualTo(2);
  }

  /** As the classifier would: all headers stay, and those of the rejection come behind them. */
  private void rejectAgain(ConsumerRecord<byte[], byte[]> image) {
    Headers all = new RecordHeaders(image.headers().toArray());
    headers("EMPTY_IMAGE", images, image.partition(), image.offset() + 1_000).forEach(all::add);
    cluster.send(List.of(Letters.toSend(dlq, image.key(), image.value(), all)));
  }
}
