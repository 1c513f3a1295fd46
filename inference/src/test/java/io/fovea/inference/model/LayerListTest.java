package io.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.Models;
import io.fovea.inference.Networks;
import io.fovea.inference.onnx.OnnxExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Files of earlier versions, and of most DL4J programs, hold a list of layers: still read. */
class LayerListTest {
  @TempDir private Path folder;

  static Stream<InputType> inputs() {
    return Stream.of(
        InputType.convolutional(Networks.HEIGHT, Networks.WIDTH, Networks.CHANNELS),
        InputType.convolutionalFlat(Networks.HEIGHT, Networks.WIDTH, Networks.CHANNELS));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void answersAsTheListDoes(InputType input) throws IOException {
    MultiLayerNetwork list = fitted(input);

    ComputationGraph graph = ModelFile.read(file(list)).restoreNetwork();

    for (int images : new int[] {1, 4}) {
      INDArray batch = Networks.images(images, CNN2DFormat.NCHW);
      assertThat(graph.outputSingle(batch)).isEqualTo(list.output(batch));
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void keepsWhatStandsBetweenLayers(InputType input) throws IOException {
    MultiLayerNetwork list = fitted(input);

    ComputationGraph graph = ModelFile.read(file(list)).restoreNetwork();

    MultiLayerConfiguration configuration = list.getLayerWiseConfigurations();
    assertThat(configuration.getInputPreProcessors()).isNotEmpty();
    for (int index = 0; index < list.getnLayers(); index++) {
      LayerVertex vertex =
          (LayerVertex) graph.getConfiguration().getVertices().get(String.valueOf(index));
      assertThat(vertex.getPreProcessor()).isEqualTo(configuration.getInputPreProcess(index));
    }
  }

  @Test
  void isWrittenAgainAsAGraph() throws IOException {
    Model old = ModelFile.read(file(fitted(inputs().findFirst().orElseThrow())));
    ComputationGraph network = old.restoreNetwork();

    Path path = folder.resolve("new.zip");
    ModelFile.write(path, network, old.manifest(), old.reference());

    INDArray images = Networks.images(4, CNN2DFormat.NCHW);
    assertThat(ModelSerializer.restoreComputationGraph(path.toFile()).outputSingle(images))
        .isEqualTo(network.outputSingle(images));
  }

  private static MultiLayerNetwork fitted(InputType input) {
    MultiLayerNetwork list =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new BatchNormalization())
                .layer(new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).build())
                .layer(new DropoutLayer(0.5))
                .layer(new DenseLayer.Builder().nOut(6).activation(Activation.TANH).build())
                .layer(
                    new OutputLayer.Builder()
                        .nOut(Networks.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(input)
                .build());
    list.init();
    INDArray images = Networks.images(4, CNN2DFormat.NCHW);
    list.fit(new DataSet(images, Networks.labels(4, Networks.CLASSES)));
    return list;
  }

  /** As DL4J writes it, with what makes a model file of it beside. */
  private Path file(MultiLayerNetwork list) throws IOException {
    Path path = folder.resolve("list.zip");
    ModelSerializer.writeModel(list, path.toFile(), true);
    Map<String, byte[]> entries = new TreeMap<>(Archive.unpack(Files.readAllBytes(path)));
    entries.put(
        ModelFile.ONNX,
        OnnxExport.export(
            list.toComputationGraph(), Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH));
    Map<String, String> checksums = new TreeMap<>();
    entries.forEach((name, bytes) -> checksums.put(name, Sha256.of(bytes)));
    ModelManifest manifest =
        Models.manifest(Networks.CHANNELS, Networks.HEIGHT, Networks.WIDTH, Networks.CLASSES);
    entries.put(ModelFile.MANIFEST, ManifestJson.write(manifest.withChecksums(checksums)));
    return Files.write(path, Archive.pack(entries));
  }
}
