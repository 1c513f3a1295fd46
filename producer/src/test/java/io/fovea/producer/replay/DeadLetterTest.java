package io.fovea.producer.replay;

import static io.fovea.producer.replay.Letters.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schemas.deadletter.HeaderText;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  @Test
  void goesBackAsItWasWithANoteOfItsWay() {
    Headers headers = Letters.headers("EMPTY_IMAGE", "images", 2, 100);
    headers.add("trace", new byte[] {0, -1}).add("trace", null);
    DeadLetter letter = Letters.at(1, 17, "value", headers);

    ProducerRecord<byte[], byte[]> back = letter.putBackInto("images");

    assertThat(back.topic()).isEqualTo("images");
    assertThat(back.partition()).isNull();
    assertThat(back.timestamp()).isNull();
    assertThat(back.key()).isEqualTo(bytes("key"));
    assertThat(back.value()).isEqualTo(bytes("value"));
    assertThat(back.headers())
        .extracting(Header::key)
        .containsExactly("trace", "trace", "fovea.replayed-from", "fovea.replays");
    assertThat(back.headers().toArray()[0].value()).containsExactly(0, -1);
    assertThat(back.headers().toArray()[1].value()).isNull();
    assertThat(HeaderText.of(back.headers(), "fovea.replayed-from")).contains("images.dlq-1-17");
    assertThat(HeaderText.of(back.headers(), "fovea.replays")).contains("1");
  }

  @Test
  void countsHowOftenItWentBack() {
    Headers headers = Letters.headers("EMPTY_IMAGE", "images", 2, 100);
    headers.add(ReplayHeaders.REPLAYS, bytes("2"));
    headers.add(ReplayHeaders.REPLAYED_FROM, bytes("images.dlq-0-3"));
    DeadLetter letter = Letters.at(1, 17, "value", headers);

    assertThat(letter.replays()).isEqualTo(2);
    assertThat(letter.putBackInto("images").headers().headers("fovea.replays"))
        .singleElement()
        .satisfies(header -> assertThat(header.value()).isEqualTo(bytes("3")));
    assertThat(letter.putBackInto("images").headers().headers("fovea.replayed-from")).hasSize(1);
  }

  @Test
  void takesADeadLetterOfAnyProgram() {
    Headers headers = new RecordHeaders().add(ReplayHeaders.REPLAYS, bytes("many"));
    DeadLetter letter = Letters.at(0, 0, "value", headers);

    assertThat(letter.reason()).isEqualTo("UNKNOWN");
    assertThat(letter.originTopic()).isEmpty();
    assertThat(letter.replays()).isZero();
  }
}
