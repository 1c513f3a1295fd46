package io.fovea.trainer.importing.onnx;

import io.fovea.trainer.importing.ImportException;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import onnx.Onnx;

/**
 * The one input of a graph: a batch of images.
 *
 * @param sizes along its four axes; {@link #FREE} where any goes
 */
record GraphInput(String name, List<Long> sizes) {
  static final long FREE = -1;

  private static final int RANK = 4;

  /**
   * @throws ImportException if it has none, or more than one
   */
  static GraphInput of(Onnx.GraphProto graph) {
    // Until 2019, constants stood among the inputs, too.
    Set<String> constants =
        graph.getInitializerList().stream()
            .map(Onnx.TensorProto::getName)
            .collect(Collectors.toSet());
    List<Onnx.ValueInfoProto> inputs =
        graph.getInputList().stream().filter(i -> !constants.contains(i.getName())).toList();
    if (inputs.size() != 1) {
      throw new ImportException(
          "it has %d inputs %s, but an image classifier has one"
              .formatted(inputs.size(), inputs.stream().map(i -> i.getName()).toList()));
    }
    return of(inputs.get(0));
  }

  private static GraphInput of(Onnx.ValueInfoProto input) {
    Onnx.TypeProto.Tensor tensor = input.getType().getTensorType();
    GraphInput found =
        new GraphInput(
            input.getName(),
            tensor.getShape().getDimList().stream().map(GraphInput::size).toList());
    if (!input.getType().hasTensorType() || found.sizes.size() != RANK) {
      throw new ImportException(
          "its input is %s: an image classifier takes four axes, n, channels, height and width"
              .formatted(found));
    }
    if (tensor.getElemType() != Onnx.TensorProto.DataType.FLOAT_VALUE) {
      throw new ImportException(
          "its input %s holds %s, but must hold FLOAT: export it with float32 inputs"
              .formatted(found, typeName(tensor.getElemType())));
    }
    return found;
  }

  private static long size(Onnx.TensorShapeProto.Dimension axis) {
    return axis.getDimValue() > 0 ? axis.getDimValue() : FREE;
  }

  private static String typeName(int type) {
    Onnx.TensorProto.DataType known = Onnx.TensorProto.DataType.forNumber(type);
    return known == null ? "type " + type : known.name();
  }

  /** Images in a batch; {@link #FREE} if any number goes. */
  long batch() {
    return sizes.get(0);
  }

  /** Such as {@code 'pixels' [n, 3, 32, 32]}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "'" + name + "' [", "]");
    for (int axis = 0; axis < sizes.size(); axis++) {
      String free = axis == 0 ? "n" : "?";
      text.add(sizes.get(axis) == FREE ? free : Long.toString(sizes.get(axis)));
    }
    return text.toString();
  }
}
