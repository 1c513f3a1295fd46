package io.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.Models;
import io.fovea.inference.Networks;
import io.fovea.inference.ResidualNetworks;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import java.nio.file.Path;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class EnginesTest {
  @TempDir private Path folder;

  @Test
  void takesOnnxIfTheFileHasAGraph() {
    try (InferenceEngine engine = Engines.open(model(), EngineKind.AUTO, Device.AUTO, 1)) {
      assertThat(engine.kind()).isEqualTo(EngineKind.ONNX);
    }
  }

  @Test
  void takesDl4jIfTheFileHasNone() {
    Model model = write(Networks.network(CNN2DFormat.NCHW, new LocalResponseNormalization()));

    try (InferenceEngine engine = Engines.open(model, EngineKind.AUTO, Device.AUTO, 1)) {
      assertThat(engine.kind()).isEqualTo(EngineKind.DL4J);
    }
    assertThatThrownBy(() -> Engines.open(model, EngineKind.ONNX, Device.AUTO, 1))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("no ONNX graph")
        .hasMessageContaining("--engine dl4j");
  }

  @Test
  void takesOnlyOnnxIfTheFileHasOnlyAGraph() {
    ModelManifest manifest =
        Models.manifest(Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH, Networks.CLASSES);
    byte[] graph = model().onnx().orElseThrow();
    Model model = ModelFile.write(folder.resolve("a.zip"), graph, manifest, Optional.empty());

    try (InferenceEngine engine = Engines.open(model, EngineKind.AUTO, Device.AUTO, 1)) {
      assertThat(engine.kind()).isEqualTo(EngineKind.ONNX);
    }
    assertThatThrownBy(() -> Engines.open(model, EngineKind.DL4J, Device.AUTO, 1))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("a.zip has no DL4J network")
        .hasMessageContaining("--engine onnx");
  }

  @Test
  void takesInt8OnlyWhereItIsAskedForAndThere() {
    Model without = model();
    Model with = without.withOnnxInt8(without.onnx().orElseThrow());

    try (InferenceEngine unasked = Engines.open(with, EngineKind.AUTO, Device.AUTO, 1);
        InferenceEngine asked = Engines.open(with, EngineKind.ONNX_INT8, Device.AUTO, 1)) {
      assertThat(unasked.kind()).isEqualTo(EngineKind.ONNX);
      assertThat(asked.kind()).isEqualTo(EngineKind.ONNX_INT8);
    }
    assertThatThrownBy(() -> Engines.open(without, EngineKind.ONNX_INT8, Device.AUTO, 1))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("has no int8 graph")
        .hasMessageContaining("fovea model quantize --model " + without.path());
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void saysWhatCudaLacks(EngineKind kind) {
    Model model = model();

    assertThatThrownBy(() -> Engines.open(model, kind, Device.CUDA, 1))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("--device cuda")
        .hasMessageContaining("for the CPU only")
        .hasMessageContaining("--device cpu");
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void knowsWithoutAModelThatThisBuildHasNoCuda(EngineKind kind) {
    assertThat(Engines.whyNot(kind, Device.CUDA))
        .hasValueSatisfying(why -> assertThat(why).contains("--device cuda", "for the CPU only"));
    assertThat(Engines.whyNot(kind, Device.AUTO)).isEmpty();
    assertThat(Engines.whyNot(kind, Device.CPU)).isEmpty();
  }

  @Test
  void opensSeveralOnOneModel() {
    Model model = model();
    INDArray images = Networks.images(4, CNN2DFormat.NCHW);

    try (InferenceEngine onnx = Engines.open(model, EngineKind.ONNX, Device.CPU, 1);
        InferenceEngine dl4j = Engines.open(model, EngineKind.DL4J, Device.CPU, 1)) {
      INDArray first = onnx.predict(images);
      Engines.open(model, EngineKind.ONNX, Device.CPU, 2).close();

      InferenceEngineContract.assertClose(dl4j.predict(images), first);
    }
  }

  @Test
  void agreeOnNetworksWithBranchesInBatchesOfAnySize() {
    InputType image = InputType.convolutional(Networks.HEIGHT, Networks.WIDTH, Networks.CHANNELS);
    Model model = write(ResidualNetworks.network(image, PoolingType.MAX, PoolingType.AVG, false));

    for (int images : new int[] {1, 7, 71, 3}) {
      assertThat(EngineAgreement.largestDifference(model, images, 5)).isLessThan(1e-5);
    }
  }

  private Model model() {
    return write(Networks.network(CNN2DFormat.NCHW));
  }

  private Model write(ComputationGraph network) {
    return Models.write(
        folder, network, Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH, Networks.CLASSES);
  }
}
