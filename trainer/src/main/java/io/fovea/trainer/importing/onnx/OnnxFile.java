package io.fovea.trainer.importing.onnx;

import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.ImportException;
import io.fovea.trainer.importing.Layout;
import io.fovea.trainer.importing.SavedClassifier;
import java.util.List;
import java.util.Optional;
import onnx.Onnx;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** An {@code .onnx} file. Its weights must be in it: no other file is read. */
public final class OnnxFile {

  private OnnxFile() {}

  /**
   * Reads one.
   *
   * @param layout of its input
   * @param size of an image, needed if the graph leaves it free
   * @throws ImportException with the first fault and the mend
   */
  public static SavedClassifier read(byte[] content, Layout layout, Optional<InputShape> size) {
    Onnx.ModelProto model = parse(content);
    refuseOtherFiles(model.getGraph());
    GraphInput input = GraphInput.of(model.getGraph());
    return new OnnxClassifier(
        model, input, ImageAxes.of(input, layout, size), onlyOutput(model.getGraph()));
  }

  private static Onnx.ModelProto parse(byte[] content) {
    Onnx.ModelProto model;
    try {
      model = Onnx.ModelProto.parseFrom(content);
    } catch (InvalidProtocolBufferException broken) {
      throw new ImportException(
          "it is neither a Keras .h5 nor an ONNX file, or it is truncated (%s)"
              .formatted(broken.getMessage()),
          broken);
    }
    // Almost any short run of bytes is a message of protobuf.
    if (model.getIrVersion() < 1 || model.getGraph().getNodeCount() == 0) {
      throw new ImportException("it is neither a Keras .h5 nor an ONNX file with a graph");
    }
    return model;
  }

  private static void refuseOtherFiles(Onnx.GraphProto graph) {
    Subgraphs.tensors(graph)
        .filter(tensor -> tensor.getDataLocation() == Onnx.TensorProto.DataLocation.EXTERNAL)
        .findFirst()
        .ifPresent(
            tensor -> {
              throw new ImportException(
                  "its weights are in other files, such as %s of '%s': save it as one file (onnx.save(onnx.load(...), ...))"
                      .formatted(location(tensor), tensor.getName()));
            });
  }

  private static String location(Onnx.TensorProto tensor) {
    return tensor.getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals("location"))
        .map(entry -> "'" + entry.getValue() + "'")
        .findFirst()
        .orElse("the data");
  }

  private static String onlyOutput(Onnx.GraphProto graph) {
    List<String> names = graph.getOutputList().stream().map(Onnx.ValueInfoProto::getName).toList();
    if (names.size() != 1) {
      throw new ImportException(
          "it has %d outputs %s: export it with the class scores alone"
              .formatted(names.size(), names));
    }
    return names.get(0);
  }
}
