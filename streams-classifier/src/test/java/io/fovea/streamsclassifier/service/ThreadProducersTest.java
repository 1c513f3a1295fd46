package io.fovea.streamsclassifier.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.junit.jupiter.api.Test;

class ThreadProducersTest {
  private final ThreadProducers producers = new ThreadProducers(new OnlyProducers());

  @Test
  void handsAThreadItsOwnProducerOnce() {
    String thread = Thread.currentThread().getName();
    Producer<byte[], byte[]> mine =
        producers.getProducer(Map.of("client.id", thread + "-producer"));
    producers.getProducer(Map.of("client.id", "another-StreamThread-1-producer"));

    assertThat(producers.takeOfThisThread()).contains(mine);
    assertThat(producers.takeOfThisThread()).isEmpty();
  }

  @Test
  void hasNothingForAThreadThatIsNotOfKafkaStreams() {
    producers.getProducer(Map.of());

    assertThat(producers.takeOfThisThread()).isEqualTo(Optional.empty());
  }

  private static final class OnlyProducers implements KafkaClientSupplier {
    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
      return new MockProducer<>();
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
      throw new UnsupportedOperationException();
    }
  }
}
