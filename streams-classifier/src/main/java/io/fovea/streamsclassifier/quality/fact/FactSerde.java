package io.fovea.streamsclassifier.quality.fact;

import io.fovea.streamsclassifier.quality.binary.BinaryInput;
import io.fovea.streamsclassifier.quality.binary.BinaryOutput;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Facts on their way through a topic of our own. */
public final class FactSerde {
  private static final int PREDICTED = 0;
  private static final int LABELLED = 1;
  private static final int WITHDRAWN = 2;

  private FactSerde() {}

  public static Serde<Fact> of() {
    return Serdes.serdeFrom(
        (topic, fact) -> fact == null ? null : write(fact),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(Fact fact) {
    BinaryOutput output = new BinaryOutput();
    if (fact instanceof Fact.Predicted predicted) {
      output
          .number(PREDICTED)
          .text(fact.imageId())
          .text(predicted.model().name())
          .text(predicted.model().version())
          .text(predicted.label())
          .decimal(predicted.confidence())
          .number(predicted.classifiedAt());
    } else if (fact instanceof Fact.Labelled labelled) {
      output.number(LABELLED).text(fact.imageId()).text(labelled.label());
    } else {
      output.number(WITHDRAWN).text(fact.imageId());
    }
    return output.toBytes();
  }

  private static Fact read(byte[] bytes) {
    BinaryInput input = new BinaryInput(bytes);
    long kind = input.number();
    String imageId = input.text();
    if (kind == PREDICTED) {
      return new Fact.Predicted(
          imageId,
          new ModelVersion(input.text(), input.text()),
          input.text(),
          input.decimal(),
          input.number());
    }
    return kind == LABELLED
        ? new Fact.Labelled(imageId, input.text())
        : new Fact.Withdrawn(imageId);
  }
}
