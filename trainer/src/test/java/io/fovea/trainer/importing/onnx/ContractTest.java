package io.fovea.trainer.importing.onnx;

import static io.fovea.trainer.importing.onnx.Graphs.floats;
import static io.fovea.trainer.importing.onnx.Graphs.longs;
import static io.fovea.trainer.importing.onnx.Graphs.model;
import static io.fovea.trainer.importing.onnx.Graphs.node;
import static io.fovea.trainer.importing.onnx.Graphs.pooling;
import static io.fovea.trainer.importing.onnx.Graphs.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.trainer.importing.Layout;
import io.fovea.trainer.importing.OutputKind;
import io.fovea.trainer.importing.ReadyClassifier;
import io.fovea.trainer.importing.TrialImages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Graphs of odd makes become model files. The import itself proves that they answer as before, and
 * the model file that they keep its contract.
 */
class ContractTest {
  private static final int FLOAT = Onnx.TensorProto.DataType.FLOAT_VALUE;

  @TempDir private Path folder;

  @Test
  void makesRoomForItsOwnNames() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(-1, 3, 8, 9);
    graph.setNode(0, node("GlobalAveragePool", "x", "probabilities"));
    graph.setNode(1, node("Flatten", "probabilities", "image"));
    graph.setNode(2, node("MatMul", List.of("image", "w"), "y"));
    assertThat(operators(imported(graph)))
        .containsExactly("GlobalAveragePool", "Flatten", "MatMul", "Softmax");
  }

  @Test
  void takesAGraphWhoseInputAndOutputAreCalledTheOtherWayRound() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(-1, 3, 8, 9);
    graph.setInput(0, value("probabilities", FLOAT, -1, 3, 8, 9));
    graph.setOutput(0, value("image", FLOAT, -1, 2));
    graph.setNode(0, node("GlobalAveragePool", "probabilities", "pooled"));
    graph.setNode(2, node("MatMul", List.of("flat", "w"), "image"));
    imported(graph);
  }

  @Test
  void putsChannelsWhereTheGraphWantsThem() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(-1, 3, 8, 9);
    graph.setInput(0, value("x", FLOAT, -1, 8, 9, 3));
    Onnx.AttributeProto channelsFirst =
        Onnx.AttributeProto.newBuilder()
            .setName("perm")
            .setType(Onnx.AttributeProto.AttributeType.INTS)
            .addAllInts(List.of(0L, 3L, 1L, 2L))
            .build();
    graph.setNode(0, node("GlobalAveragePool", "image", "pooled"));
    graph.addNode(0, node("Transpose", List.of("x"), "image", channelsFirst));
    assertThat(operators(imported(graph))).startsWith("Transpose", "Transpose");
  }

  /** One shape for two nodes, of which one reshapes no images. */
  @Test
  void freesABatchOfTwo() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(2, 3, 8, 9);
    graph.setNode(1, node("Reshape", List.of("pooled", "shape"), "flat"));
    graph.addInitializer(longs("shape", 2L, -1L));
    graph.setNode(2, node("MatMul", List.of("flat", "w"), "sum"));
    graph.addInitializer(floats("four", List.of(4L)));
    graph.addNode(node("Reshape", List.of("four", "shape"), "square"));
    graph.addNode(node("MatMul", List.of("sum", "square"), "y"));
    Onnx.GraphProto fitted = imported(graph);
    assertThat(fitted.getInitializerList().stream().map(Onnx.TensorProto::getName))
        .contains("shape", "shape.any_batch");
  }

  @Test
  void freesABatchInAConstantNode() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(1, 3, 8, 9);
    Onnx.AttributeProto shape =
        Onnx.AttributeProto.newBuilder()
            .setName("value")
            .setType(Onnx.AttributeProto.AttributeType.TENSOR)
            .setT(longs("", 1L, 3L))
            .build();
    graph.setNode(1, node("Reshape", List.of("pooled", "shape"), "flat"));
    graph.addNode(0, node("Constant", List.of(), "shape", shape));
    assertThat(operators(imported(graph))).doesNotContain("Constant");
  }

  @Test
  void takesGraphsWithTheirConstantsAmongTheInputs() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(1, 3, 8, 9);
    graph.setNode(1, node("Reshape", List.of("pooled", "shape"), "flat"));
    graph.addInitializer(longs("shape", 1L, 3L));
    graph.addInput(0, value("w", FLOAT, 3, 2));
    graph.addInput(value("shape", Onnx.TensorProto.DataType.INT64_VALUE, 2));
    assertThat(imported(graph).getInputList().stream().map(Onnx.ValueInfoProto::getName))
        .containsExactly("image");
  }

  @Test
  void followsNamesIntoBranches() throws Exception {
    Onnx.GraphProto.Builder graph = pooling(-1, 3, 8, 9);
    graph.setNode(2, node("MatMul", List.of("flat", "w"), "probabilities"));
    graph.addInitializer(
        Onnx.TensorProto.newBuilder()
            .setName("yes")
            .setDataType(Onnx.TensorProto.DataType.BOOL_VALUE)
            .addInt32Data(1));
    graph.addNode(node("If", List.of("yes"), "y", branch("then_branch"), branch("else_branch")));
    imported(graph);
  }

  /** Takes a value from around it. */
  private static Onnx.AttributeProto branch(String name) {
    Onnx.GraphProto.Builder graph =
        Onnx.GraphProto.newBuilder()
            .setName(name)
            .addNode(node("Tanh", "probabilities", name + "_out"))
            .addOutput(value(name + "_out", FLOAT, -1, 2));
    return Onnx.AttributeProto.newBuilder()
        .setName(name)
        .setType(Onnx.AttributeProto.AttributeType.GRAPH)
        .setG(graph)
        .build();
  }

  private Onnx.GraphProto imported(Onnx.GraphProto.Builder graph) throws Exception {
    Preprocessing preprocessing = Preprocessing.unitRange(3, 8, 9);
    ReadyClassifier ready =
        OnnxFile.read(model(graph), Layout.AUTO, Optional.empty())
            .prepare(OutputKind.LOGITS, TrialImages.of(preprocessing, 3));
    ModelManifest manifest =
        ModelManifest.of(
            "odd",
            "1",
            List.of("a", "b"),
            preprocessing,
            new Provenance("none", "none", 0, Map.of()),
            Instant.parse("2026-01-02T03:04:05Z"));
    Model model = ready.write(folder.resolve("m.zip"), manifest, Optional.empty());
    assertThat(ModelFile.read(folder.resolve("m.zip")).sha256()).isEqualTo(model.sha256());
    return Onnx.ModelProto.parseFrom(model.onnx().orElseThrow()).getGraph();
  }

  private static List<String> operators(Onnx.GraphProto graph) {
    return graph.getNodeList().stream().map(Onnx.NodeProto::getOpType).toList();
  }
}
