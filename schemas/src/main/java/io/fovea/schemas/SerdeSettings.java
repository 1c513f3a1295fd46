package io.fovea.schemas;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** How records are written and read; names as in Confluent's serializers. */
final class SerdeSettings extends AbstractConfig {
  private static final String AUTO_REGISTER = "auto.register.schemas";
  private static final String USE_LATEST = "use.latest.version";
  private static final String SPECIFIC = "specific.avro.reader";
  private static final String STRATEGY = ".subject.name.strategy";

  static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              AUTO_REGISTER,
              Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "Whether a schema that the subject does not have yet is added to it on first use.")
          .define(
              USE_LATEST,
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether records are written as the subject's newest schema; needs"
                  + " auto.register.schemas=false. It is asked for once for each schema.")
          .define(
              SPECIFIC,
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether to read into the generated class that the writer's schema names, where no"
                  + " class was given in code; otherwise into GenericRecord.");

  SerdeSettings(Map<String, ?> given, boolean isKey) {
    super(DEFINITION, given, false);
    String strategy = (isKey ? "key" : "value") + STRATEGY;
    Object asked = given.get(strategy);
    if (asked != null && !asked.toString().endsWith("TopicNameStrategy")) {
      throw new ConfigException(strategy, asked, "only TopicNameStrategy is known here");
    }
  }

  boolean autoRegister() {
    return getBoolean(AUTO_REGISTER);
  }

  boolean useLatest() {
    return getBoolean(USE_LATEST);
  }

  boolean specific() {
    return getBoolean(SPECIFIC);
  }
}
