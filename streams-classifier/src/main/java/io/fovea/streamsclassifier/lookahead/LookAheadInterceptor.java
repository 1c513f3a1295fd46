package io.fovea.streamsclassifier.lookahead;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows each poll of a stream thread's main consumer to that thread's stash, on the way to Kafka
 * Streams. Made by Kafka, by its class name in {@code main.consumer.interceptor.classes}.
 *
 * <p>It changes nothing: it returns the very instance it was given, and never throws. If it fails,
 * records are missing in the stash, and classified one at a time: slow, not wrong. So it says so
 * once, and not with every poll.
 */
public final class LookAheadInterceptor implements ConsumerInterceptor<byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(LookAheadInterceptor.class);

  private LookAheads<?> lookAheads;
  private boolean told;

  @Override
  public void configure(Map<String, ?> configs) {
    if (configs.get(LookAheads.CONFIG) instanceof LookAheads<?> live) {
      lookAheads = live;
      Object records = configs.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG);
      if (records != null) { // a number of ours, or what people wrote
        live.pollsBringAtMost(Integer.parseInt(records.toString()));
      }
    } else {
      tellOnce("no look-ahead in the configuration under " + LookAheads.CONFIG, null);
    }
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
    try {
      if (lookAheads != null) {
        lookAheads.offer(polled);
      }
    } catch (RuntimeException e) {
      tellOnce("cannot look ahead", e);
    }
    return polled;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Commits are Kafka Streams' own.
  }

  @Override
  public void close() {
    try {
      if (lookAheads != null) {
        lookAheads.closeThisThread();
      }
    } catch (RuntimeException e) {
      tellOnce("cannot close the look-ahead of this thread", e);
    }
  }

  private void tellOnce(String what, RuntimeException cause) {
    if (!told) {
      told = true;
      LOG.error("{}: records will be classified one at a time, which is slow", what, cause);
    }
  }
}
