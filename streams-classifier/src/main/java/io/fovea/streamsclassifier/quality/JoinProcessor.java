package io.fovea.streamsclassifier.quality;

import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.join.Join;
import io.fovea.streamsclassifier.quality.join.KnownImage;
import io.fovea.streamsclassifier.quality.totals.ClassNames;
import io.fovea.streamsclassifier.quality.totals.PartitionCounting;
import io.fovea.streamsclassifier.quality.totals.PartitionTotals;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Applies one fact after the other to what is known, and once a second sends on the counts that
 * changed. Everything that it remembers stands in its two stores when {@link #process} returns.
 */
final class JoinProcessor implements Processor<byte[], Fact, TotalsKey, PartitionTotals> {
  /** Names of its stores. */
  static final String IMAGES = "images";

  static final String TOTALS = "totals";

  private static final Duration SEND_EVERY = Duration.ofSeconds(1);

  private final QualityLimits limits;
  private final Join join;
  private ProcessorContext<TotalsKey, PartitionTotals> context;
  private KeyValueStore<String, KnownImage> images;
  private PartitionCounting counting;
  private ClassNames classes;
  private Expiry expiry;

  JoinProcessor(QualityLimits limits) {
    this.limits = limits;
    this.join = new Join(limits.timeToLive());
  }

  @Override
  public void init(ProcessorContext<TotalsKey, PartitionTotals> context) {
    this.context = context;
    KeyValueStore<Bytes, byte[]> totals = context.getStateStore(TOTALS);
    images = context.getStateStore(IMAGES);
    counting = new PartitionCounting(totals, context::currentSystemTimeMs);
    classes = new ClassNames(totals, limits.classes());
    expiry = new Expiry(images, join, counting, limits.timeToLive());
    context.schedule(SEND_EVERY, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], Fact> record) {
    Fact fact = toldApart(record.value());
    Optional<KnownImage> known = Optional.ofNullable(images.get(fact.imageId()));
    Optional<KnownImage> next = join.apply(known, fact, context.currentSystemTimeMs(), counting);
    if (!next.equals(known)) {
      images.put(fact.imageId(), next.orElse(null));
    }
  }

  private Fact toldApart(Fact fact) {
    if (fact instanceof Fact.Predicted predicted) {
      return predicted.as(classes.of(predicted.label()));
    } else if (fact instanceof Fact.Labelled labelled) {
      return new Fact.Labelled(fact.imageId(), classes.of(labelled.label()));
    }
    return fact;
  }

  private void tick(long now) {
    expiry.work(now);
    for (TotalsKey key : counting.changed()) {
      PartitionTotals totals =
          new PartitionTotals(context.taskId().partition(), counting.totals(key));
      context.forward(new Record<>(key, totals, now));
      counting.sent(key);
    }
  }
}
