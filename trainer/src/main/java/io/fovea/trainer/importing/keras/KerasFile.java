package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.trainer.importing.ImportException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What stands in an {@code .h5} file of Keras: the network's configuration as JSON in an attribute,
 * and a group of data sets for each layer that has weights. Links are not followed, since they may
 * lead to other files.
 */
final class KerasFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final String CONFIGURATION = "model_config";
  private static final String VERSION = "keras_version";
  private static final String BACKEND = "backend";
  private static final String WEIGHTS = "model_weights";
  private static final String WEIGHT_NAMES = "weight_names";

  private final Group root;
  private final long bytes;

  /**
   * @throws ImportException if it is damaged
   */
  KerasFile(byte[] content) {
    bytes = content.length;
    root = whole(() -> HdfFile.fromBytes(content));
  }

  /** Whether these are the first bytes of an HDF5 file. */
  static boolean isHdf5(byte[] content) {
    return content.length > SIGNATURE.length
        && Arrays.equals(content, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  /** Such as {@code 2.11.0}. */
  String version() {
    return whole(() -> text(root, VERSION));
  }

  /** Such as {@code tensorflow}. */
  String backend() {
    return whole(() -> text(root, BACKEND));
  }

  JsonNode configuration() {
    String json = whole(() -> text(root, CONFIGURATION));
    if (json.isEmpty()) {
      throw new ImportException(
          "it has no model_config, so it is no Keras model, or its weights alone: save the whole"
              + " one with model.save('model.h5')");
    }
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException notJson) {
      throw new ImportException("its model_config is not JSON", notJson);
    }
  }

  /**
   * The weights of a layer by their names, such as {@code kernel}.
   *
   * @throws ImportException if the file is damaged, or they are not plain numbers
   */
  Map<String, KerasArray> weights(String layer) {
    return whole(
        () -> {
          Group group = (Group) node(node(root, WEIGHTS), layer);
          Map<String, KerasArray> weights = new HashMap<>();
          for (String path : names(group)) {
            weights.put(name(path), array((Dataset) node(group, path)));
          }
          return weights;
        });
  }

  private static List<String> names(Group group) {
    Attribute names = group.getAttribute(WEIGHT_NAMES);
    return names != null && names.getData() instanceof String[] some ? List.of(some) : List.of();
  }

  /** {@code kernel} of {@code conv2d/kernel:0}. */
  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
  }

  private static Node node(Node from, String path) {
    Node node = from;
    for (String name : path.split("/")) {
      node = node instanceof Group group ? group.getChild(name) : null;
      if (node == null) {
        throw new ImportException("it has no weights '" + path + "'");
      }
      if (node.isLink()) {
        throw new ImportException("its weights '" + path + "' are a link, which is not followed");
      }
    }
    return node;
  }

  private KerasArray array(Dataset dataset) {
    int[] shape = dataset.getDimensions();
    // More numbers than the file has bytes are a bomb: Keras does not compress.
    if (dataset.getSize() * Short.BYTES > bytes) {
      throw new ImportException("it is damaged: it has fewer bytes than weights");
    }
    Object numbers = dataset.getDataFlat();
    if (numbers instanceof float[] floats) {
      return new KerasArray(shape, floats);
    }
    if (numbers instanceof double[] doubles) {
      float[] floats = new float[doubles.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) doubles[i];
      }
      return new KerasArray(shape, floats);
    }
    throw new ImportException("its weights '" + dataset.getPath() + "' are no floating numbers");
  }

  private static String text(Group group, String attribute) {
    Attribute found = group.getAttribute(attribute);
    return found != null && found.getData() instanceof String text ? text : "";
  }

  /** The library meets damage with whatever exception comes first. */
  private static <T> T whole(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ImportException told) {
      throw told;
    } catch (RuntimeException broken) {
      throw new ImportException(
          "it is an HDF5 file, but truncated or damaged (%s)".formatted(broken.getMessage()),
          broken);
    }
  }
}
