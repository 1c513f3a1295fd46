package io.fovea.trainer.network;

import io.fovea.inference.model.NetworkConfiguration;
import io.fovea.runtime.StartException;
import io.fovea.runtime.settings.SettingType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

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

  private ComputationGraphConfiguration built(
      java.util.function.Supplier<ComputationGraphConfiguration> source, NetworkShape shape) {
    try {
      ComputationGraphConfiguration configuration = source.get();
      requireOneInputAndOutput(configuration);
      requireShape(configuration, shape);
      return configuration;
    } catch (IllegalArgumentException | org.deeplearning4j.exception.DL4JException unfit) {
      throw refused(unfit.getMessage());
    }
  }

  private byte[] read() {
    try {
      if (Files.size(Path.of(text)) > MAX_BYTES) {
        throw refused("its file is larger than " + (MAX_BYTES >> 20) + " MB");
      }
      return Files.readAllBytes(Path.of(text));
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

  /** By running an empty image: that asks every layer. */
  private static void requireShape(
      ComputationGraphConfiguration configuration, NetworkShape shape) {
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    long[] output =
        graph
            .outputSingle(
                org.nd4j.linalg.factory.Nd4j.zeros(
                    1, shape.channels(), shape.height(), shape.width()))
            .shape();
    if (output.length != 2 || output[1] != shape.classes()) {
      throw new IllegalArgumentException(
          "it tells %s for an image, and the data set has %d classes"
              .formatted(Arrays.toString(output), shape.classes()));
    }
  }

  private StartException refused(String why) {
    return new StartException(List.of("--network " + text + " cannot be trained: " + why));
  }
}
