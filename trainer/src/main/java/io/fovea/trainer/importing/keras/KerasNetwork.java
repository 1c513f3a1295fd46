package io.fovea.trainer.importing.keras;

import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.ImportException;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;

/** Makes DL4J networks of checked descriptions. */
final class KerasNetwork {

  private KerasNetwork() {}

  /**
   * @throws ImportException if DL4J refuses the description, or the weights do not fit it
   */
  static ComputationGraph of(ChannelsFirst description, InputShape image, KerasFile weights) {
    ComputationGraphConfiguration configuration = configuration(description.json());
    InputType input = InputType.convolutional(image.height(), image.width(), image.channels());
    // Asking for types may complete a configuration: not the network's own.
    Map<String, InputType> types = configuration.clone().getLayerActivationTypes(input);
    types.put(description.input(), input);
    types.values().forEach(KerasNetwork::requireChannelsFirst);
    ComputationGraph network = new ComputationGraph(configuration);
    network.init();
    new WeightTransfer(weights, network, types).run(description);
    return network;
  }

  /** Only the configuration: DL4J would look for weights as older versions of Keras named them. */
  private static ComputationGraphConfiguration configuration(String json) {
    try {
      return new KerasModel()
          .modelBuilder()
          .modelJson(json)
          .enforceTrainingConfig(false)
          .buildModel()
          .getComputationGraphConfiguration();
    } catch (IOException
        | InvalidKerasConfigurationException
        | UnsupportedKerasConfigurationException
        | RuntimeException refused) {
      throw new ImportException(
          "DL4J's importer refuses it (%s)".formatted(refused.getMessage()), refused);
    }
  }

  private static void requireChannelsFirst(InputType type) {
    if (type instanceof InputTypeConvolutional maps && maps.getFormat() != CNN2DFormat.NCHW) {
      throw new IllegalStateException("DL4J's importer put the channels last");
    }
  }
}
