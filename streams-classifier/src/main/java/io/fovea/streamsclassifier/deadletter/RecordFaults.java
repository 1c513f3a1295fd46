package io.fovea.streamsclassifier.deadletter;

import io.fovea.schemas.MalformedAvroException;
import io.fovea.schemas.NotWireFormatException;
import io.fovea.schemas.UnknownSchemaException;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Which failures to read a record are the record's fault. A closed list: whatever is not on it is
 * taken for the machine's fault, because a good record lost among the dead letters costs more than
 * a thread that starts again.
 */
public final class RecordFaults {
  private RecordFaults() {}

  /** The rejection, or nothing if it is not the record's fault. Names are a contract. */
  public static Optional<RejectedRecordException> rejection(SerializationException failure) {
    String reason = null;
    if (failure instanceof NotWireFormatException) {
      reason = "NOT_WIRE_FORMAT";
    } else if (failure instanceof UnknownSchemaException) {
      reason = "UNKNOWN_SCHEMA";
    } else if (failure instanceof MalformedAvroException) {
      reason = "MALFORMED_AVRO";
    }
    return Optional.ofNullable(reason)
        .map(name -> new RejectedRecordException(name, failure.getMessage(), failure));
  }
}
