package io.fovea.streamsclassifier.quality.join;

import io.fovea.streamsclassifier.quality.binary.BinaryInput;
import io.fovea.streamsclassifier.quality.binary.BinaryOutput;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How known images are kept. */
public final class KnownImageSerde {
  private KnownImageSerde() {}

  public static Serde<KnownImage> of() {
    return Serdes.serdeFrom(
        (topic, image) -> image == null ? null : write(image),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(KnownImage image) {
    BinaryOutput output = new BinaryOutput();
    output.flag(image.label().isPresent());
    image.label().ifPresent(label -> output.text(label.label()).number(label.seenAt()));
    output.number(image.predictions().size());
    image.predictions().forEach(prediction -> write(prediction, output));
    return output.toBytes();
  }

  private static void write(KnownPrediction prediction, BinaryOutput output) {
    output
        .text(prediction.model().name())
        .text(prediction.model().version())
        .text(prediction.label())
        .decimal(prediction.confidence())
        .number(prediction.classifiedAt())
        .number(prediction.seenAt())
        .flag(prediction.actual().isPresent());
    prediction.actual().ifPresent(output::text);
  }

  private static KnownImage read(byte[] bytes) {
    BinaryInput input = new BinaryInput(bytes);
    Optional<KnownLabel> label =
        input.flag() ? Optional.of(new KnownLabel(input.text(), input.number())) : Optional.empty();
    int size = (int) input.number();
    List<KnownPrediction> predictions = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      predictions.add(prediction(input));
    }
    return new KnownImage(label, predictions);
  }

  private static KnownPrediction prediction(BinaryInput input) {
    return new KnownPrediction(
        new ModelVersion(input.text(), input.text()),
        input.text(),
        input.decimal(),
        input.number(),
        input.number(),
        input.flag() ? Optional.of(input.text()) : Optional.empty());
  }
}
