package io.fovea.streamsclassifier.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BackgroundFlushTest {
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(
          Cluster.empty(), false, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void sendsByAThreadOfItsOwn() {
    send();

    new BackgroundFlush(producer).ask();

    await().until(producer::flushed);
  }

  @Test
  void flushesOnceForAllWhoAskBeforeIt() {
    Deque<Runnable> work = new ArrayDeque<>();
    BackgroundFlush flush = new BackgroundFlush(producer, work::add);

    flush.ask();
    flush.ask();

    assertThat(work).hasSize(1);
  }

  @Test
  void flushesAgainForWhoAsksLater() {
    Deque<Runnable> work = new ArrayDeque<>();
    BackgroundFlush flush = new BackgroundFlush(producer, work::add);
    flush.ask();
    work.remove().run();

    send();
    flush.ask();
    work.remove().run();

    assertThat(producer.flushed()).isTrue();
  }

  private void send() {
    producer.send(new ProducerRecord<>("predictions", new byte[1]));
    assertThat(producer.flushed()).isFalse();
  }
}
