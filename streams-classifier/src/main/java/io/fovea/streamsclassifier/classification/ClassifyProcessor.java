package io.fovea.streamsclassifier.classification;

import io.fovea.schema.Prediction;
import io.fovea.streamsclassifier.lookahead.LookAhead;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Forwards the prediction of each image, one record at a time.
 *
 * <p>Invariant: when {@link #process} returns, everything that this record causes has been
 * forwarded, and nothing that another record causes. Nothing is held back, so an offset never
 * counts as consumed before its prediction was sent, and commits, transactions, rebalances and
 * order need no help from here.
 */
final class ClassifyProcessor implements FixedKeyProcessor<byte[], byte[], Prediction> {
  private final LookAheads<Verdict> lookAheads;
  private final String images;
  private final ClassificationCounts counts;
  private final ThreadLocal<ReleasePace> paces;
  private FixedKeyProcessorContext<byte[], Prediction> context;
  private LookAhead<Verdict> lookAhead;
  private ReleasePace pace;
  private TopicPartition partition;

  /**
   * @param paces of the stream threads; which thread this one works for is known at {@link #init}
   */
  ClassifyProcessor(
      LookAheads<Verdict> lookAheads,
      String images,
      ClassificationCounts counts,
      ThreadLocal<ReleasePace> paces) {
    this.lookAheads = lookAheads;
    this.images = images;
    this.counts = counts;
    this.paces = paces;
  }

  /** Called again after {@link #close()} when Kafka Streams resumes or revives a task. */
  @Override
  public void init(FixedKeyProcessorContext<byte[], Prediction> context) {
    this.context = context;
    partition = new TopicPartition(images, context.taskId().partition());
    lookAhead = lookAheads.ofThisThread();
    lookAhead.open();
    pace = paces.get();
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      // A tombstone takes an image back that was perhaps never judged: there is nothing to predict
      // and nothing to repair.
      counts.skipped();
      return;
    }
    long offset = context.recordMetadata().orElseThrow().offset();
    Verdict verdict = lookAhead.outcomeOf(partition, offset, record.key(), record.value());
    pace.counted();
    if (verdict instanceof Verdict.Predicted predicted) {
      counts.classified(predicted.prediction());
      context.forward(record.withValue(predicted.prediction()));
      releaseIfCaughtUp();
    } else if (verdict instanceof Verdict.Refused refused) {
      // Thrown before anything is forwarded: the sink lets the raw value go, and with it what the
      // dead letter needs.
      counts.rejected(refused.rejection().reason());
      releaseIfCaughtUp();
      throw refused.rejection();
    }
  }

  /**
   * Where more waits, predictions gather until the next commit, after {@code commit.interval.ms} at
   * most, and each of them costs less. Where nothing does, they wait no longer than {@link
   * ReleasePace} says.
   */
  private void releaseIfCaughtUp() {
    if (lookAhead.isCaughtUp()) {
      pace.caughtUp(context);
    }
  }

  /** The partition may come back to another thread: what is known of it here is of no use then. */
  @Override
  public void close() {
    lookAhead.evict(partition);
    pace.forgetTimer();
  }
}
