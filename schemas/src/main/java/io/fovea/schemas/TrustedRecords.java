package io.fovea.schemas;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificFixed;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Tells Avro that it may create our records. Since 1.12.1 Avro loads no class that a schema names
 * unless somebody vouches for it, and that includes the classes it generated itself: without this,
 * even {@code ImageEvent.newBuilder().build()} fails.
 *
 * <p>Avro finds this class through {@link java.util.ServiceLoader} when the first schema is parsed,
 * which is before any generated class can be used. So nobody has to set a system property. It
 * vouches for records and enums of the one package that holds generated code, and for what a
 * program names itself; see RATIONALE.md.
 */
public final class TrustedRecords implements LogicalTypes.LogicalTypeFactory {
  private static final String GENERATED_PACKAGE = "io.fovea.schema";
  private static final Set<String> NAMED_BY_THE_PROGRAM = ConcurrentHashMap.newKeySet();
  private static final ClassSecurityPredicate OURS = TrustedRecords::isTrusted;

  private static volatile ClassSecurityPredicate installed;

  /** For {@link java.util.ServiceLoader}; its only purpose is to vouch for our package. */
  public TrustedRecords() {
    install();
  }

  /** Vouches for a record class and the named types inside it. */
  static void trust(Class<? extends SpecificRecord> record) {
    addNamedTypes(SpecificData.get().getSchema(record));
    install();
  }

  /** Others may have set a predicate of their own since: theirs stays, beside ours. */
  private static synchronized void install() {
    ClassSecurityPredicate current = ClassSecurityValidator.getGlobal();
    if (current != installed) {
      installed = ClassSecurityValidator.composite(current, OURS);
      ClassSecurityValidator.setGlobal(installed);
    }
  }

  private static boolean isTrusted(Class<?> type) {
    return (type.getPackageName().equals(GENERATED_PACKAGE)
            || NAMED_BY_THE_PROGRAM.contains(type.getName()))
        && (type.isEnum()
            || SpecificRecord.class.isAssignableFrom(type)
            || SpecificFixed.class.isAssignableFrom(type));
  }

  private static void addNamedTypes(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (NAMED_BY_THE_PROGRAM.add(SpecificData.getClassName(schema))) {
          schema.getFields().forEach(field -> addNamedTypes(field.schema()));
        }
      }
      case ENUM, FIXED -> NAMED_BY_THE_PROGRAM.add(SpecificData.getClassName(schema));
      case ARRAY -> addNamedTypes(schema.getElementType());
      case MAP -> addNamedTypes(schema.getValueType());
      case UNION -> schema.getTypes().forEach(TrustedRecords::addNamedTypes);
      default -> {}
    }
  }

  @Override
  public String getTypeName() {
    return "fovea-trusted-records";
  }

  /** No schema asks for this logical type. */
  @Override
  public LogicalType fromSchema(Schema schema) {
    return null;
  }
}
