package io.fovea.streamsclassifier.deadletter;

import io.fovea.schemas.MalformedAvroException;
import io.fovea.schemas.NotWireFormatException;
import io.fovea.schemas.UnknownSchemaException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Which failures to read a record are the record's fault. A closed list: whatever is not on it is
 * taken for the machine's fault, because a good record lost among the dead letters costs more than
 * a thread that starts again.
 */
public final class RecordFaults {
  private static final String NOT_WIRE_FORMAT = "NOT_WIRE_FORMAT";
  private static final String UNKNOWN_SCHEMA = "UNKNOWN_SCHEMA";
  private static final String MALFORMED_AVRO = "MALFORMED_AVRO";

  /** All reasons of {@link #rejection}. Names are a contract. */
  public static final List<String> REASONS =
      List.of(NOT_WIRE_FORMAT, UNKNOWN_SCHEMA, MALFORMED_AVRO);

  private RecordFaults() {}

  /** The rejection, or nothing if it is not the record's fault. */
  public static Optional<RejectedRecordException> rejection(SerializationException failure) {
    String reason = null;
    if (failure instanceof NotWireFormatException) {
      reason = NOT_WIRE_FORMAT;
    } else if (failure instanceof UnknownSchemaException) {
      reason = UNKNOWN_SCHEMA;
    } else if (failure instanceof MalformedAvroException) {
      reason = MALFORMED_AVRO;
    }
    return Optional.ofNullable(reason)
        .map(name -> new RejectedRecordException(name, failure.getMessage(), failure));
  }
}
