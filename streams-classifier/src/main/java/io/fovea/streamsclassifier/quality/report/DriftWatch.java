package io.fovea.streamsclassifier.quality.report;

import io.fovea.inference.drift.DriftFigures;
import io.fovea.inference.drift.DriftTest;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.schema.Drift;
import io.fovea.streamsclassifier.quality.binary.BinaryInput;
import io.fovea.streamsclassifier.quality.binary.BinaryOutput;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.Totals;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Compares windows with what their model answered on its validation images. A window is looked at
 * again only when it has doubled, and the last look holds until then: to test it every second would
 * find a difference sooner or later, whether there is one or not.
 */
final class DriftWatch {
  private final Map<ModelVersion, ReferenceDistribution> references;
  private final KeyValueStore<TotalsKey, byte[]> looks;

  /**
   * @param references of the models that are known; of others nothing is said
   */
  DriftWatch(
      Map<ModelVersion, ReferenceDistribution> references, KeyValueStore<TotalsKey, byte[]> looks) {
    this.references = references;
    this.looks = looks;
  }

  Optional<Drift> look(TotalsKey key, Totals totals) {
    Optional<Drift> last = last(key);
    long images = totals.predictions();
    if (!DriftTest.isDue(last.map(Drift::getImages).orElse(0L), images)) {
      return last;
    }
    Optional<Drift> next =
        Optional.ofNullable(references.get(key.model()))
            .flatMap(
                reference ->
                    DriftTest.compare(
                        reference, totals.predicted(), totals.counts().confidenceHistogram()))
            .map(DriftWatch::record);
    next.ifPresent(drift -> looks.put(key, write(drift)));
    return next.or(() -> last);
  }

  /** What was seen at the last look. */
  Optional<Drift> last(TotalsKey key) {
    return Optional.ofNullable(looks.get(key)).map(DriftWatch::read);
  }

  void forget(TotalsKey key) {
    looks.delete(key);
  }

  private static Drift record(DriftFigures figures) {
    return new Drift(
        figures.images(),
        figures.classStability(),
        figures.classPValue(),
        figures.confidenceStability(),
        figures.confidencePValue(),
        figures.drifted(),
        figures.falseAlarmRate());
  }

  private static byte[] write(Drift drift) {
    return new BinaryOutput()
        .number(drift.getImages())
        .decimal(drift.getClassStability())
        .decimal(drift.getClassPValue())
        .decimal(drift.getConfidenceStability())
        .decimal(drift.getConfidencePValue())
        .flag(drift.getDrifted())
        .decimal(drift.getFalseAlarmRate())
        .toBytes();
  }

  private static Drift read(byte[] bytes) {
    BinaryInput input = new BinaryInput(bytes);
    return new Drift(
        input.number(),
        input.longDecimal(),
        input.longDecimal(),
        input.longDecimal(),
        input.longDecimal(),
        input.flag(),
        input.longDecimal());
  }
}
