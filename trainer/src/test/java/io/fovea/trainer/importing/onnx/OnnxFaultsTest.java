package io.fovea.trainer.importing.onnx;

import static io.fovea.trainer.importing.onnx.Graphs.floats;
import static io.fovea.trainer.importing.onnx.Graphs.graph;
import static io.fovea.trainer.importing.onnx.Graphs.model;
import static io.fovea.trainer.importing.onnx.Graphs.node;
import static io.fovea.trainer.importing.onnx.Graphs.pooling;
import static io.fovea.trainer.importing.onnx.Graphs.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.Fixture;
import io.fovea.trainer.importing.ImportException;
import io.fovea.trainer.importing.Layout;
import io.fovea.trainer.importing.OutputKind;
import io.fovea.trainer.importing.SavedClassifier;
import io.fovea.trainer.importing.TrialImages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import onnx.Onnx;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be imported says why, and what to do. */
class OnnxFaultsTest {
  private static final int FLOAT = Onnx.TensorProto.DataType.FLOAT_VALUE;

  @Test
  void refusesWhatIsNoGraph() {
    byte[] whole = Fixture.bytes("torch-grey-free-batch.onnx");
    assertRefused(
        () -> read(Arrays.copyOf(whole, whole.length / 2)), "an ONNX file, or it is truncated");
    assertRefused(() -> read(new byte[0]), "neither a Keras .h5 nor an ONNX file");
    assertRefused(
        () -> read("it was a dark and stormy night".getBytes(StandardCharsets.UTF_8)),
        "neither a Keras .h5 nor an ONNX file");
  }

  @Test
  void refusesWhatTakesNoImages() {
    assertRefused(
        () -> read(graph(FLOAT, -1, 20, 8).addNode(node("Relu", "x", "y"))),
        "its input is 'x' [n, 20, 8]: an image classifier takes four axes");
    assertRefused(
        () -> read(pooling(-1, 3, 8, 8).addInput(value("z", FLOAT, -1, 3))),
        "it has 2 inputs [x, z]");
    int bytes = Onnx.TensorProto.DataType.UINT8_VALUE;
    assertRefused(
        () -> read(graph(bytes, -1, 3, 8, 8).addNode(node("Relu", "x", "y"))),
        "holds UINT8, but must hold FLOAT");
    assertRefused(() -> read(pooling(-1, 4, 8, 8)), "no axis of 1 (grey) or 3 (RGB) channels");
    assertRefused(() -> read(pooling(-1, 3, 8, 5000)), "images of more than 4096 pixels a side");
  }

  @Test
  void refusesSeveralOutputs() {
    assertRefused(
        () -> read(pooling(-1, 3, 8, 8).addOutput(value("flat", FLOAT, -1, 3))),
        "it has 2 outputs [y, flat]: export it with the class scores alone");
  }

  @Test
  void refusesWeightsInOtherFiles() {
    Onnx.TensorProto outside =
        floats("w", List.of(3L, 2L)).toBuilder()
            .setDataLocation(Onnx.TensorProto.DataLocation.EXTERNAL)
            .addExternalData(
                Onnx.StringStringEntryProto.newBuilder()
                    .setKey("location")
                    .setValue("../secret.bin"))
            .build();
    assertRefused(
        () -> read(pooling(-1, 3, 8, 8).setInitializer(0, outside)),
        "its weights are in other files, such as '../secret.bin' of 'w': save it as one file");
    Onnx.AttributeProto inNode =
        Onnx.AttributeProto.newBuilder()
            .setName("value")
            .setType(Onnx.AttributeProto.AttributeType.TENSOR)
            .setT(outside)
            .build();
    assertRefused(
        () -> read(pooling(-1, 3, 8, 8).addNode(node("Constant", List.of(), "c", inNode))),
        "../secret.bin");
  }

  @Test
  void asksForWhatTheGraphLeavesOpen() {
    assertRefused(() -> read(pooling(-1, 3, -2, -3)), "say --input CxHxW");
    assertRefused(() -> read(pooling(-1, 3, 8, 3)), "say --layout nchw or --layout nhwc");
    assertThat(sized(pooling(-1, 3, -2, -3), 3, 8, 9).input()).isEqualTo(InputShape.of(3, 8, 9));
    assertThat(sized(pooling(-1, 3, 8, 3), 3, 8, 3).input()).isEqualTo(InputShape.of(3, 8, 3));
  }

  @Test
  void refusesASizeThatTheGraphDoesNotHave() {
    assertRefused(
        () -> sized(pooling(-1, 3, 8, 8), 3, 32, 32),
        "its input is 'x' [n, 3, 8, 8], which is at odds with --input 3x32x32");
  }

  @Test
  void namesAnOperatorThatNobodyKnows() {
    assertRefused(
        () -> prepare(graph(FLOAT, -1, 3, 8, 8).addNode(node("Clairvoyance", "x", "y"))),
        "Clairvoyance");
  }

  @Test
  void refusesOutputsThatAreNoScores() {
    assertRefused(
        () -> prepare(graph(FLOAT, -1, 3, 8, 8).addNode(node("Relu", "x", "y"))),
        "it gives [3, 3, 8, 8] for 3 images, but a classifier gives [n, classes]");
  }

  /** As networks do that were exported while training. */
  @Test
  void refusesAnswersThatDependOnTheOthersOfABatch() {
    Onnx.GraphProto.Builder graph = pooling(-1, 3, 8, 8);
    Onnx.AttributeProto first =
        Onnx.AttributeProto.newBuilder()
            .setName("axes")
            .setType(Onnx.AttributeProto.AttributeType.INTS)
            .addInts(0)
            .build();
    graph.setNode(2, node("MatMul", List.of("flat", "w"), "own"));
    graph.addNode(node("ReduceMean", List.of("own"), "mean", first));
    graph.addNode(node("Sub", List.of("own", "mean"), "y"));
    assertRefused(() -> prepare(graph), "model.eval()");
  }

  /** Three copies of the first image's features come out, whatever the batch. */
  @Test
  void refusesABatchThatCannotBeFreed() {
    Onnx.GraphProto.Builder graph = pooling(1, 3, 8, 8);
    graph.setNode(2, node("MatMul", List.of("flat", "w"), "own"));
    graph.addInitializer(Graphs.longs("shape", 1L, 2L));
    graph.addInitializer(Graphs.longs("start", 0L)).addInitializer(Graphs.longs("end", 1L));
    graph.addNode(node("Slice", List.of("own", "start", "end"), "y"));
    assertRefused(
        () -> prepare(graph),
        "it was exported for batches of 1, and with others it",
        "dynamic_axes={'x': {0: 'n'}}");
  }

  private static SavedClassifier sized(
      Onnx.GraphProto.Builder graph, int channels, int height, int width) {
    Layout layout = height == 8 && width == 3 ? Layout.NCHW : Layout.AUTO;
    return OnnxFile.read(model(graph), layout, Optional.of(InputShape.of(channels, height, width)));
  }

  private static void prepare(Onnx.GraphProto.Builder graph) {
    TrialImages images = TrialImages.of(Preprocessing.unitRange(3, 8, 8), 3);
    read(graph).prepare(OutputKind.AUTO, images);
  }

  private static SavedClassifier read(Onnx.GraphProto.Builder graph) {
    return read(model(graph));
  }

  private static SavedClassifier read(byte[] content) {
    return OnnxFile.read(content, Layout.AUTO, Optional.empty());
  }

  private static void assertRefused(ThrowingCallable reading, String... words) {
    assertThatThrownBy(reading).isInstanceOf(ImportException.class).hasMessageContainingAll(words);
  }
}
