package io.fovea.streamsclassifier.quality.fact;

import io.fovea.streamsclassifier.deadletter.RecordFaults;
import io.fovea.streamsclassifier.deadletter.RejectedRecordException;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Turns the records of a topic into facts, one at a time. What cannot be read is thrown as {@link
 * RejectedRecordException}, which becomes a dead letter; any other failure is not the record's.
 */
public final class FactReader implements FixedKeyProcessor<byte[], byte[], Fact> {
  private final Reading reading;
  private final FactListener listener;
  private FixedKeyProcessorContext<byte[], Fact> context;

  /** How the values of one topic are read. Nothing: the record says nothing. */
  public interface Reading {
    Optional<Fact> fact(FixedKeyRecord<byte[], byte[]> record);
  }

  public FactReader(Reading reading, FactListener listener) {
    this.reading = reading;
    this.listener = listener;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], Fact> context) {
    this.context = context;
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    Optional<Fact> fact = read(record);
    fact.ifPresentOrElse(listener::read, listener::skipped);
    fact.ifPresent(read -> context.forward(record.withValue(read)));
  }

  private Optional<Fact> read(FixedKeyRecord<byte[], byte[]> record) {
    try {
      return reading.fact(record);
    } catch (SerializationException failure) {
      RejectedRecordException rejection =
          RecordFaults.rejection(failure).orElseThrow(() -> failure);
      listener.rejected(rejection.reason());
      throw rejection;
    } catch (RejectedRecordException rejection) {
      listener.rejected(rejection.reason());
      throw rejection;
    }
  }
}
