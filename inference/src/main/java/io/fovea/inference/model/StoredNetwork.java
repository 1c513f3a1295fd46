package io.fovea.inference.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The two entries that are the network, as DL4J's {@code ModelSerializer} writes them. They are
 * read here and not by DL4J: its reader takes sizes, strides and class names from the file as they
 * are, and deserializes Java objects if it finds some.
 */
final class StoredNetwork {
  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";

  /** Both or neither stand in a model file. */
  static final List<String> ENTRIES = List.of(CONFIGURATION, COEFFICIENTS);

  /** What tells a MultiLayerNetwork's configuration from a ComputationGraph's. */
  static final String LAYERS = "confs";

  private static final String VERTICES = "vertices";
  private static final int MAX_SHAPE_NUMBERS = 100;

  private StoredNetwork() {}

  static void put(ComputationGraph network, Map<String, byte[]> entries) {
    String json = network.getConfiguration().toJson();
    entries.put(CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream stream = new DataOutputStream(bytes)) {
      Nd4j.write(network.params(), stream);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    entries.put(COEFFICIENTS, bytes.toByteArray());
  }

  /**
   * A new network from the entries.
   *
   * @throws IllegalArgumentException with a sentence for people
   */
  static ComputationGraph restore(Map<String, byte[]> entries) {
    byte[] json = entries.get(CONFIGURATION);
    boolean layers = checkedConfiguration(json).has(LAYERS);
    float[] weights = weights(entries.get(COEFFICIENTS));
    String text = new String(json, StandardCharsets.UTF_8);
    ComputationGraph network;
    try {
      INDArray parameters = Nd4j.create(weights, new long[] {1, weights.length}, 'c');
      network = layers ? ofLayers(text, parameters) : ofVertices(text, parameters);
    } catch (RuntimeException refused) {
      throw new IllegalArgumentException(
          "its network does not fit its weights (" + refused.getMessage() + ")", refused);
    }
    Checks.check(
        network.getNumInputArrays() == 1 && network.getNumOutputArrays() == 1,
        "its network has %d inputs and %d outputs, but must have one of each"
            .formatted(network.getNumInputArrays(), network.getNumOutputArrays()));
    return network;
  }

  private static ComputationGraph ofVertices(String json, INDArray parameters) {
    ComputationGraph network = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    network.init(parameters, false);
    return network;
  }

  /** As earlier versions and many DL4J programs write them. */
  private static ComputationGraph ofLayers(String json, INDArray parameters) {
    MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    network.init(parameters, false);
    return network.toComputationGraph();
  }

  static JsonNode checkedConfiguration(byte[] json) {
    JsonNode configuration;
    try {
      configuration = ManifestJson.tree(json);
    } catch (IOException notJson) {
      throw new IllegalArgumentException("its configuration is not JSON", notJson);
    }
    Checks.check(
        configuration.has(LAYERS) || configuration.has(VERTICES),
        "its configuration is not of a network of DL4J");
    NamedClasses.check(configuration);
    return configuration;
  }

  private static float[] weights(byte[] coefficients) {
    try (DataInputStream stream = new DataInputStream(new ByteArrayInputStream(coefficients))) {
      Header shape = Header.read(stream);
      Checks.check(
          shape.type.equals("LONG") && shape.length <= MAX_SHAPE_NUMBERS,
          "its " + COEFFICIENTS + " has no shape");
      stream.skipNBytes(shape.length * Long.BYTES);
      Header data = Header.read(stream);
      Checks.check(
          data.type.equals("FLOAT"), "its weights are " + data.type + ", but must be float32");
      Checks.check(
          data.length * Float.BYTES == stream.available(),
          "its " + COEFFICIENTS + " has not as many bytes as it says");
      return floats(coefficients, stream.available());
    } catch (IOException truncated) {
      throw new IllegalArgumentException("its " + COEFFICIENTS + " is truncated", truncated);
    }
  }

  private static float[] floats(byte[] content, int bytesAtEnd) {
    FloatBuffer buffer =
        ByteBuffer.wrap(content, content.length - bytesAtEnd, bytesAtEnd).asFloatBuffer();
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    for (float weight : floats) {
      Checks.check(Float.isFinite(weight), "its weights contain NaN or infinity");
    }
    return floats;
  }

  /** What stands before each buffer that ND4J writes. */
  private record Header(long length, String type) {

    static Header read(DataInputStream stream) throws IOException {
      String mode = stream.readUTF();
      Checks.check(
          mode.equals("MIXED_DATA_TYPES") || mode.equals("LONG_SHAPE"),
          "its " + COEFFICIENTS + " is of an unknown kind");
      long length = stream.readLong();
      Checks.check(
          0 <= length && length <= Archive.MAX_BYTES, "its " + COEFFICIENTS + " is damaged");
      return new Header(length, stream.readUTF());
    }
  }
}
