package io.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.Models;
import io.fovea.inference.Networks;
import io.fovea.inference.ResidualNetworks;
import io.fovea.inference.onnx.OnnxExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ModelFileTest {
  private final ComputationGraph network = Networks.network(CNN2DFormat.NCHW);
  private final ModelManifest manifest =
      Models.manifest(Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH, Networks.CLASSES);
  @TempDir private Path folder;

  @Test
  void givesBackWhatWasWritten() {
    ReferenceDistribution reference =
        new ReferenceDistribution(3, Map.of("class 0", 2L, "class 4", 1L), List.of(0L, 1L, 2L));

    Model written = write("m.zip", network, Optional.of(reference));
    Model read = ModelFile.read(folder.resolve("m.zip"));

    assertThat(read.manifest()).isEqualTo(written.manifest());
    assertThat(read.manifest().withChecksums(Map.of())).isEqualTo(manifest);
    assertThat(read.reference()).contains(reference);
    assertThat(read.restoreNetwork().params()).isEqualTo(network.params());
    assertThat(read.hasOnnx()).isTrue();
    assertThat(read.sha256()).isEqualTo(written.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void isAnArchiveThatPlainDl4jRestores() throws IOException {
    write("m.zip", network, Optional.empty());

    ComputationGraph restored =
        ModelSerializer.restoreComputationGraph(folder.resolve("m.zip").toFile());

    INDArray images = Networks.images(3, CNN2DFormat.NCHW);
    assertThat(restored.outputSingle(images)).isEqualTo(network.outputSingle(images));
  }

  @Test
  void isSuchAnArchiveWithBranchesToo() throws IOException {
    ComputationGraph branching =
        ResidualNetworks.network(
            InputType.convolutional(Networks.HEIGHT, Networks.WIDTH, Networks.CHANNELS),
            PoolingType.MAX,
            PoolingType.AVG,
            false);

    Model model = write("m.zip", branching, Optional.empty());

    INDArray images = Networks.images(3, CNN2DFormat.NCHW);
    INDArray expected = branching.outputSingle(images);
    ComputationGraph plain = ModelSerializer.restoreComputationGraph(model.path().toFile());
    assertThat(plain.outputSingle(images)).isEqualTo(expected);
    assertThat(model.restoreNetwork().outputSingle(images)).isEqualTo(expected);
    assertThat(model.hasOnnx()).isTrue();
  }

  @Test
  void keepsAllElseWhereAnInt8GraphIsAdded() {
    ReferenceDistribution reference =
        new ReferenceDistribution(1, Map.of("class 0", 1L), List.of(0L, 1L));
    Model before = write("m.zip", network, Optional.of(reference));
    Quantization made = new Quantization("set", "sha256:1", 10, 20, 0.95, 0.9);
    byte[] graph = before.onnx().orElseThrow();

    ModelFile.write(folder.resolve("int8.zip"), before, graph, made);
    Model read = ModelFile.read(folder.resolve("int8.zip"));

    assertThat(before.hasOnnxInt8()).isFalse();
    assertThat(before.manifest().int8()).isEmpty();
    assertThat(read.onnxInt8()).hasValueSatisfying(int8 -> assertThat(int8).isEqualTo(graph));
    assertThat(read.manifest().int8()).contains(made);
    assertThat(read.manifest().withChecksums(Map.of())).isEqualTo(manifest.withInt8(made));
    assertThat(read.reference()).contains(reference);
    assertThat(read.restoreNetwork().params()).isEqualTo(network.params());
    assertThat(read.sha256()).isNotEqualTo(before.sha256());
  }

  @Test
  void refusesAnInt8GraphOfAnotherNetwork() {
    Model model = write("m.zip", network, Optional.empty());
    byte[] other = OnnxExport.export(Networks.lenet(), 1, 28, 28);
    Quantization made = new Quantization("set", "sha256:1", 10, 20, 0.95, 0.95);

    assertThatThrownBy(() -> ModelFile.write(folder.resolve("int8.zip"), model, other, made))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("its model.int8.onnx takes [-1, 1, 28, 28]");
    assertThat(folder.resolve("int8.zip")).doesNotExist();
  }

  @Test
  void hasTheSameBytesForTheSameContent() throws IOException {
    write("a.zip", network, Optional.empty());
    write("b.zip", Networks.network(CNN2DFormat.NCHW), Optional.empty());

    assertThat(folder.resolve("a.zip")).hasSameBinaryContentAs(folder.resolve("b.zip"));
  }

  @Test
  void notesVersionsAndAPageForPeople() throws IOException {
    Model model = write("m.zip", network, Optional.empty());

    assertThat(model.manifest().software())
        .containsEntry("deeplearning4j", "1.0.0-M2.1")
        .containsKeys("fovea", "java", "onnxruntime");
    byte[] card = Archive.unpack(Files.readAllBytes(folder.resolve("m.zip"))).get(ModelFile.CARD);
    assertThat(new String(card, StandardCharsets.UTF_8)).isEqualTo(card(model.manifest()));
  }

  private static String card(ModelManifest manifest) {
    return new String(ModelCard.write(manifest), StandardCharsets.UTF_8);
  }

  @Test
  void goesWithoutAGraphWhereOnnxHasNoSuchLayer() {
    Model model =
        write(
            "m.zip",
            Networks.network(CNN2DFormat.NCHW, new LocalResponseNormalization()),
            Optional.empty());

    assertThat(model.hasOnnx()).isFalse();
    assertThat(ModelFile.read(model.path()).onnx()).isEmpty();
  }

  @Test
  void holdsAGraphAloneThatWasMadeElsewhere() {
    byte[] onnx = OnnxExport.export(network, Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH);

    Model model = ModelFile.write(folder.resolve("m.zip"), onnx, manifest, Optional.empty());

    Model read = ModelFile.read(model.path());
    assertThat(read.hasNetwork()).isFalse();
    assertThat(read.onnx()).hasValueSatisfying(graph -> assertThat(graph).isEqualTo(onnx));
    assertThatThrownBy(read::restoreNetwork)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no DL4J network");
  }

  @Test
  void refusesAGraphThatIsNoClassifier() {
    ComputationGraph noDistribution =
        Networks.chain(
            InputType.convolutional(Networks.HEIGHT, Networks.WIDTH, Networks.CHANNELS),
            List.of(
                new OutputLayer.Builder(LossFunction.MSE)
                    .nOut(Networks.CLASSES)
                    .activation(Activation.IDENTITY)
                    .build()));
    byte[] onnx =
        OnnxExport.export(noDistribution, Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH);

    assertThatThrownBy(
            () -> ModelFile.write(folder.resolve("m.zip"), onnx, manifest, Optional.empty()))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("model.onnx's outputs do not sum to 1");
  }

  @Test
  void isNamedByNameAndVersion() {
    assertThat(ModelFile.fileName(manifest)).isEqualTo("tiny-1.zip");
  }

  @Test
  void leavesTheOldFileAndNothingElseIfItCannotBeWritten() throws IOException {
    Path path = write("m.zip", network, Optional.empty()).path();
    byte[] before = Files.readAllBytes(path);
    ModelManifest tooManyLabels =
        Models.manifest(Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH, 7);

    assertThatThrownBy(() -> ModelFile.write(path, network, tooManyLabels, Optional.empty()))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("m.zip cannot be written")
        .hasMessageContaining("7 labels");

    assertThat(path).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void replacesAFileAndMakesItsFolder() {
    write("new/folder/m.zip", network, Optional.empty());

    Model second = write("new/folder/m.zip", Networks.network(CNN2DFormat.NCHW), Optional.empty());

    assertThat(ModelFile.read(second.path()).sha256()).isEqualTo(second.sha256());
  }

  private Model write(
      String name, ComputationGraph written, Optional<ReferenceDistribution> reference) {
    return ModelFile.write(folder.resolve(name), written, manifest, reference);
  }
}
