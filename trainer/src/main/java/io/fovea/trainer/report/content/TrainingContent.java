package io.fovea.trainer.report.content;

import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.network.NetworkSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a model was trained.
 *
 * @param history oldest epoch first
 * @param keptEpoch whose weights the model has; absent: those of the end
 * @param settings by name, in the order to show them in
 */
public record TrainingContent(
    NetworkSummary network,
    List<EpochRecord> history,
    OptionalInt keptEpoch,
    Map<String, String> settings) {

  public TrainingContent {
    history = List.copyOf(history);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
