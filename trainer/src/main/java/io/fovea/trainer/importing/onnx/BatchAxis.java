package io.fovea.trainer.importing.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Frees the batch of a graph that was exported for one number of images. Such exports have that
 * number in the constant shapes of {@code Reshape}, too; there it becomes 0, which copies the axis.
 * Whether the outcome is right, only a run can tell.
 */
final class BatchAxis {
  private static final String SHAPE_SUFFIX = ".any_batch";

  private final Onnx.GraphProto.Builder graph;
  private final long batch;
  private final Map<String, Onnx.TensorProto> constants = new HashMap<>();

  /** The values in which a batch of images may still be the first axis. */
  private final Set<String> ofImages = new HashSet<>();

  private final Set<String> replaced = new HashSet<>();

  private BatchAxis(Onnx.GraphProto graph, GraphInput input) {
    this.graph = graph.toBuilder();
    this.batch = input.batch();
    ofImages.add(input.name());
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
  }

  static Onnx.GraphProto free(Onnx.GraphProto graph, GraphInput input) {
    return input.batch() == GraphInput.FREE ? graph : new BatchAxis(graph, input).free();
  }

  private Onnx.GraphProto free() {
    for (Onnx.NodeProto.Builder node : graph.getNodeBuilderList()) {
      note(node.build());
      if (node.getOpType().equals("Reshape") && ofImages.contains(node.getInput(0))) {
        constantShape(node).ifPresent(shape -> reshapeAnyBatch(node, shape));
      }
    }
    dropUnused();
    return graph.build();
  }

  /** ONNX Runtime warns of a constant that nobody takes, each time that it opens the graph. */
  private void dropUnused() {
    Set<String> taken = new HashSet<>();
    graph.getNodeList().forEach(node -> Subgraphs.inputs(node).forEach(taken::add));
    replaced.removeAll(taken);
    removeIf(graph.getNodeCount(), i -> isReplaced(graph.getNode(i)), graph::removeNode);
    removeIf(
        graph.getInitializerCount(),
        i -> replaced.contains(graph.getInitializer(i).getName()),
        graph::removeInitializer);
  }

  private boolean isReplaced(Onnx.NodeProto node) {
    return node.getOpType().equals("Constant") && replaced.contains(node.getOutput(0));
  }

  private static void removeIf(int count, IntPredicate condition, IntConsumer remove) {
    for (int i = count - 1; i >= 0; i--) {
      if (condition.test(i)) {
        remove.accept(i);
      }
    }
  }

  private void note(Onnx.NodeProto node) {
    if (node.getOpType().equals("Constant") && node.getAttribute(0).hasT()) {
      constants.put(node.getOutput(0), node.getAttribute(0).getT());
    }
    if (Subgraphs.inputs(node).anyMatch(ofImages::contains)) {
      ofImages.addAll(node.getOutputList());
    }
  }

  private Optional<long[]> constantShape(Onnx.NodeProto.Builder reshape) {
    return reshape.getInputCount() < 2
        ? Optional.empty()
        : Optional.ofNullable(constants.get(reshape.getInput(1))).map(BatchAxis::numbers);
  }

  private static long[] numbers(Onnx.TensorProto tensor) {
    if (tensor.getRawData().isEmpty()) {
      return tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
    }
    long[] numbers = new long[tensor.getRawData().size() / Long.BYTES];
    tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(numbers);
    return numbers;
  }

  private void reshapeAnyBatch(Onnx.NodeProto.Builder reshape, long[] shape) {
    if (shape.length == 0 || shape[0] != batch || copiesNothing(reshape)) {
      return;
    }
    shape[0] = 0;
    // Other nodes may use the old one.
    String name = reshape.getInput(1) + SHAPE_SUFFIX;
    if (!constants.containsKey(name)) {
      Onnx.TensorProto tensor = tensor(name, shape);
      graph.addInitializer(tensor);
      constants.put(name, tensor);
    }
    replaced.add(reshape.getInput(1));
    reshape.setInput(1, name);
  }

  private static boolean copiesNothing(Onnx.NodeProto.Builder reshape) {
    return reshape.getAttributeList().stream()
        .anyMatch(attribute -> attribute.getName().equals("allowzero") && attribute.getI() != 0);
  }

  private static Onnx.TensorProto tensor(String name, long[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(numbers);
    return Onnx.TensorProto.newBuilder()
        .setName(name)
        .setDataType(Onnx.TensorProto.DataType.INT64_VALUE)
        .addDims(numbers.length)
        .setRawData(ByteString.copyFrom(bytes))
        .build();
  }
}
