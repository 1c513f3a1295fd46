package io.fovea.producer.replay;

import static io.fovea.producer.replay.Letters.bytes;
import static io.fovea.producer.replay.Letters.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/** What is killed, shut out, missing or too large. */
class ReplayFaultsIT extends ReplayFixture {

  @Test
  void putsBackWhatAnAbandonedTransactionHeld() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 2);
    replay(options().with("reason", "NONE")); // makes the ledger
    Producer<byte[], byte[]> crashed = clients().producer();
    crashed.initTransactions();
    crashed.beginTransaction();
    crashed.send(new ProducerRecord<>(images, bytes("id-0"), bytes("v")));
    crashed.send(new ProducerRecord<>(ledger, bytes("some"), bytes("{}")));
    crashed.flush();
    crashed.close(Duration.ZERO);

    assertThat(replay(options()).path("replayed").asInt()).isEqualTo(2);

    assertThat(putBack()).containsExactlyInAnyOrder("id-0", "id-1");
  }

  @Test
  void shutsOutAnOlderCallThatIsStillRunning() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 2);
    try (Producer<byte[], byte[]> older = clients().producer()) {
      Transactions transactions = new Transactions(older);
      replay(options());
      List<ProducerRecord<byte[], byte[]>> late =
          List.of(new ProducerRecord<>(images, bytes("id-0"), bytes("v")));

      assertThatThrownBy(() -> transactions.send(late))
          .isInstanceOf(KafkaException.class)
          .hasMessageContaining("another replay");
    }
    assertThat(putBack()).containsExactlyInAnyOrder("id-0", "id-1");
  }

  @Test
  void putsEachBackOnceWhereverItIsKilled() throws Exception {
    createTopics(2);
    letters("EMPTY_IMAGE", 0, 1_300);

    // A transaction holds 500 dead letters, each two records: itself and its ledger entry.
    assertThat(killed(HaltingInterceptor.AFTER_SENDS, 1)).isTrue();
    assertThat(killed(HaltingInterceptor.AFTER_ACKNOWLEDGEMENTS, 1_000)).isTrue();
    assertThat(killed(HaltingInterceptor.AFTER_SENDS, 1_200)).isTrue();
    assertThat(killed(HaltingInterceptor.AFTER_ACKNOWLEDGEMENTS, 1_001)).isTrue();
    JsonNode last = replay(options());

    assertThat(last.path("already_replayed").asInt()).isEqualTo(1_000);
    assertThat(last.path("replayed").asInt()).isEqualTo(300);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 1_300));
  }

  @Test
  void leavesWhatIsTooLargeAndPutsBackTheRest() throws Exception {
    stack.createTopic(images, 1, Map.of("max.message.bytes", "3000"));
    stack.createTopic(dlq, 1);
    letters("EMPTY_IMAGE", 0, 2);
    byte[] large = new byte[5_000];
    new Random(1).nextBytes(large);
    Headers headers = headers("EMPTY_IMAGE", images, 0, 99);
    cluster.send(List.of(Letters.toSend(dlq, bytes("large"), large, headers)));
    letters("EMPTY_IMAGE", 2, 4);

    JsonNode report = replay(options(), ExitCode.FAILED);
    assertThat(report.path("replayed").asInt()).isEqualTo(4);
    assertThat(report.path("too_large").asInt()).isEqualTo(1);

    assertThat(replay(options(), ExitCode.FAILED).path("already_replayed").asInt()).isEqualTo(4);
    assertThat(putBack()).containsExactlyInAnyOrderElementsOf(ids(0, 4));
  }

  @Test
  void refusesALedgerThatForgets() {
    createTopics(1);
    stack.createTopic(ledger, 1, Map.of("cleanup.policy", "delete"));

    assertThatThrownBy(() -> replay(options()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("cleanup.policy=compact");
  }

  @Test
  void namesTheTopicsThatAreMissing() {
    assertThatThrownBy(() -> replay(options()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(images)
        .hasMessageContaining(dlq);
  }

  @Test
  void stopsWhenAskedTo() throws Exception {
    createTopics(1);
    letters("EMPTY_IMAGE", 0, 2);
    stop.request();

    replay(options(), ExitCode.INTERRUPTED);

    assertThat(putBack()).isEmpty();
  }

  private boolean killed(String haltKey, int haltAt) throws Exception {
    return ReplayProcess.run(stack.bootstrapServers(), prefix, haltKey, haltAt)
        == HaltingInterceptor.STATUS;
  }
}
