package io.fovea.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Works out how values of a schema are written, once. Knows the types that the schemas of this
 * project use; for a schema with others, or one that holds itself, there is no step.
 */
final class WriteSteps {
  private final Set<String> within = new HashSet<>();

  /** {@code null}: there is none. */
  WriteStep of(Schema schema) {
    if (schema.getLogicalType() != null) {
      return instants(schema);
    }
    return switch (schema.getType()) {
      case STRING -> (value, to) -> to.writeString((CharSequence) value);
      case BYTES -> (value, to) -> to.writeBytes((ByteBuffer) value);
      case INT -> (value, to) -> to.writeInt((Integer) value);
      case LONG -> (value, to) -> to.writeLong((Long) value);
      case FLOAT -> (value, to) -> to.writeFloat((Float) value);
      case DOUBLE -> (value, to) -> to.writeDouble((Double) value);
      case BOOLEAN -> (value, to) -> to.writeBoolean((Boolean) value);
      case ENUM -> (value, to) -> to.writeEnum(schema.getEnumOrdinal(value.toString()));
      case RECORD -> record(schema);
      case MAP -> entries(of(schema.getValueType()));
      case ARRAY -> items(of(schema.getElementType()));
      case UNION -> optional(schema.getTypes());
      default -> null;
    };
  }

  private static WriteStep instants(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
        ? (value, to) -> to.writeLong(((Instant) value).toEpochMilli())
        : null;
  }

  private WriteStep record(Schema schema) {
    if (!within.add(schema.getFullName())) {
      return null;
    }
    try {
      return fields(schema.getFields());
    } finally {
      within.remove(schema.getFullName());
    }
  }

  private WriteStep fields(List<Schema.Field> fields) {
    WriteStep[] steps = new WriteStep[fields.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = of(fields.get(i).schema());
      if (steps[i] == null) {
        return null;
      }
    }
    return (value, to) -> {
      IndexedRecord fielded = (IndexedRecord) value;
      for (int i = 0; i < steps.length; i++) {
        steps[i].write(fielded.get(i), to);
      }
    };
  }

  private static WriteStep items(WriteStep item) {
    if (item == null) {
      return null;
    }
    return (value, to) -> {
      Collection<?> items = (Collection<?>) value;
      to.writeArrayStart();
      to.setItemCount(items.size());
      for (Object one : items) {
        to.startItem();
        item.write(one, to);
      }
      to.writeArrayEnd();
    };
  }

  private static WriteStep entries(WriteStep value) {
    if (value == null) {
      return null;
    }
    return (map, to) -> {
      Map<?, ?> entries = (Map<?, ?>) map;
      to.writeMapStart();
      to.setItemCount(entries.size());
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        to.startItem();
        to.writeString((CharSequence) entry.getKey());
        value.write(entry.getValue(), to);
      }
      to.writeMapEnd();
    };
  }

  /** A union of null and one other, in this order. */
  private WriteStep optional(List<Schema> types) {
    if (types.size() != 2 || types.get(0).getType() != Schema.Type.NULL) {
      return null;
    }
    WriteStep present = of(types.get(1));
    if (present == null) {
      return null;
    }
    return (value, to) -> {
      to.writeIndex(value == null ? 0 : 1);
      if (value != null) {
        present.write(value, to);
      }
    };
  }
}
