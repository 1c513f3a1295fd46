package io.fovea.trainer.network;

import io.fovea.inference.model.NetworkConfiguration;
import io.fovea.runtime.Causes;
import io.fovea.runtime.StartException;
import io.fovea.runtime.settings.SettingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The network to train: one that has a name here, or a DL4J configuration in a JSON file.
 *
 * @param text as it was given
 */
public record NetworkChoice(String text) {
  private static final long MAX_BYTES = 16 << 20;

  public static NetworkChoice of(NetworkKind kind) {
    return new NetworkChoice(kind.text());
  }

  public static SettingType<NetworkChoice> type() {
    String names =
        Arrays.stream(NetworkKind.values()).map(NetworkKind::text).collect(Collectors.joining("|"));
    return new SettingType<>(
        names + "|FILE",
        "one of " + names.replace("|", ", ") + ", or a DL4J configuration FILE.json",
        text -> {
          NetworkChoice choice = new NetworkChoice(text.strip());
          if (choice.kind().isEmpty() && !choice.text().endsWith(".json")) {
            throw new IllegalArgumentException();
          }
          return choice;
        });
  }

  private Optional<NetworkKind> kind() {
    String name = text.replace('_', '-');
    return Arrays.stream(NetworkKind.values())
        .filter(kind -> kind.text().equalsIgnoreCase(name))
        .findFirst();
  }

  /** A part for the names of models. */
  public String name() {
    return kind()
        .map(NetworkKind::text)
        .orElseGet(() -> Path.of(text).getFileName().toString().replaceAll("\\.json$", ""));
  }

  /**
   * The network, and the seed of its first weights with it.
   *
   * @throws StartException if the file is none, or its network takes or tells something else
   */
  public ComputationGraphConfiguration configuration(NetworkShape shape, long seed) {
    return kind()
        .map(kind -> built(() -> kind.configuration(shape, kind.updater(), seed), shape))
        .orElseGet(() -> built(() -> NetworkConfiguration.parse(read(), seed), shape));
  }

  /** What is wrong with the file, if it is one, whatever the images are. */
  public Optional<String> fileFault() {
    if (kind().isPresent()) {
      return Optional.empty();
    }
    try {
      NetworkConfiguration.parse(read(), 0);
      return Optional.empty();
    } catch (StartException unreadable) {
      return Optional.of(unreadable.getMessage());
    } catch (IllegalArgumentException malformed) {
      return Optional.of(refused(malformed.getMessage()).getMessage());
    }
  }

  /** DL4J and ND4J refuse what does not fit by exceptions of many kinds. */
  private ComputationGraphConfiguration built(
      Supplier<ComputationGraphConfiguration> source, NetworkShape shape) {
    try {
      ComputationGraphConfiguration configuration = source.get();
      requireOneInputAndOutput(configuration);
      requireShape(configuration, shape);
      return configuration;
    } catch (StartException told) {
      throw told;
    } catch (RuntimeException unfit) {
      throw refused(Causes.of(unfit).lines().findFirst().orElse(""));
    }
  }

  private byte[] read() {
    try {
      if (Files.size(Path.of(text)) > MAX_BYTES) {
        throw refused("its file is larger than " + (MAX_BYTES >> 20) + " MB");
      }
      return Files.readAllBytes(Path.of(text));
    } catch (NoSuchFileException absent) {
      throw refused("there is no such file");
    } catch (IOException unreadable) {
      throw refused("its file cannot be read (" + unreadable.getMessage() + ")");
    }
  }

  private static void requireOneInputAndOutput(ComputationGraphConfiguration configuration) {
    if (configuration.getNetworkInputs().size() != 1
        || configuration.getNetworkOutputs().size() != 1) {
      throw new IllegalArgumentException("it must have one input and one output");
    }
  }

  /** By running an image: that asks every layer. */
  private static void requireShape(
      ComputationGraphConfiguration configuration, NetworkShape shape) {
    ComputationGraph graph = new ComputationGraph(configuration.clone());
    graph.init();
    INDArray answer = graph.outputSingle(gradient(shape));
    if (answer.rank() != 2 || answer.size(1) != shape.classes()) {
      throw new IllegalArgumentException(
          "it tells %s for an image, and the data set has %d classes"
              .formatted(Arrays.toString(answer.shape()), shape.classes()));
    }
    if (!(graph.getOutputLayer(0) instanceof IOutputLayer)) {
      throw new IllegalArgumentException("its last layer has no loss to learn by");
    }
    double sum = answer.sumNumber().doubleValue();
    if (!(Math.abs(sum - 1) < 1e-3)) {
      throw new IllegalArgumentException(
          "its answers add up to %.3f, and must be probabilities: end it with a softmax"
              .formatted(sum));
    }
  }

  /** From black to white: zeros would hide what weights do. */
  private static INDArray gradient(NetworkShape shape) {
    long pixels = (long) shape.channels() * shape.height() * shape.width();
    return Nd4j.linspace(DataType.FLOAT, 0, 1.0 / pixels, pixels)
        .reshape(1, shape.channels(), shape.height(), shape.width());
  }

  private StartException refused(String why) {
    return new StartException(List.of("--network " + text + " cannot be trained: " + why));
  }
}
