package io.fovea.trainer.fitting;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The learning rates of a graph's layers, set from outside before each step. A DL4J schedule would
 * do so as well, but would become part of the model file, and knows nothing of plateaus.
 */
final class LearningRates {
  private final Map<IUpdater, Double> first = new IdentityHashMap<>();

  /**
   * @param given instead of the layers' own
   */
  LearningRates(ComputationGraph graph, Optional<Double> given) {
    for (Layer layer : graph.getLayers()) {
      for (String parameter : layer.paramTable(false).keySet()) {
        IUpdater updater = layer.getConfig().getUpdaterByParam(parameter);
        if (updater.hasLearningRate()) {
          first.put(updater, given.orElseGet(() -> updater.getLearningRate(0, 0)));
        }
      }
    }
  }

  /** Multiplies all by the factor, and tells the largest. */
  double set(double factor) {
    double largest = 0;
    for (Map.Entry<IUpdater, Double> updater : first.entrySet()) {
      double rate = updater.getValue() * factor;
      updater.getKey().setLrAndSchedule(rate, null);
      largest = Math.max(largest, rate);
    }
    return largest;
  }
}
