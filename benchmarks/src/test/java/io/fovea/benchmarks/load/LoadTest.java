package io.fovea.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.engine.EngineAgreement;
import io.fovea.inference.model.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadTest {
  @TempDir private Path directory;

  @Test
  void drawsPhotographsOfAboutHalfAMegabyte() {
    for (byte[] content : Load.JPEG500K.contents()) {
      assertThat(content.length).isBetween(450_000, 550_000);
    }
  }

  @Test
  void drawsTheSameImagesEveryTime() {
    List<byte[]> contents = Load.PNG32.contents();

    assertThat(contents.get(0)).isEqualTo(Load.PNG32.contents().get(0));
    assertThat(contents.get(0)).isNotEqualTo(contents.get(1));
    assertThat(Load.RAW28.contents()).allMatch(content -> content.length == 28 * 28);
  }

  @Test
  void takesFewerOfTheLargerImages() {
    assertThat(Load.RAW28.imagesOf(60_000)).isEqualTo(60_000);
    assertThat(Load.JPEG500K.imagesOf(60_000)).isEqualTo(375);
    assertThat(Load.JPEG500K.imagesOf(3)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Load.class)
  void writesOneNetworkForEveryEngine(Load load) throws Exception {
    BenchModel model = BenchModel.write(load, 10, directory);

    assertThat(EngineAgreement.largestDifference(ModelFile.read(model.file()), 4, 1))
        .isLessThan(EngineAgreement.TOLERANCE);
    assertThat(ModelFile.read(model.file()).hasOnnxInt8()).isEqualTo(load.gainsByInt8());
    assertThat(model.onnx()).isNotEmptyFile();
    assertThat(Files.size(Path.of(model.layers() + ".weights")))
        .isEqualTo(4 * network(load).numParams());
  }

  @Test
  void hasTheNetworksThatItNames() {
    assertThat(network(Load.CRAYFISH).numParams())
        .isEqualTo(784 * 32 + 32 + 3 * (32 * 32 + 32) + 32 * 10 + 10);
  }

  @Test
  void takesAboutFiftyMillionMultiplyAddsForAPhotograph() {
    NetworkSpec network = Load.JPEG224.network();
    long multiplyAdds = 0;
    long side = network.side();
    long channels = network.channels();
    for (NetworkSpec.Step step : network.steps()) {
      if (step instanceof NetworkSpec.Convolution convolution) {
        side = (side + 2L * convolution.padding() - 3) / convolution.stride() + 1;
        multiplyAdds += side * side * convolution.filters() * channels * 9;
        channels = convolution.filters();
      }
    }

    assertThat(multiplyAdds).isBetween(48_000_000L, 52_000_000L);
  }

  private static ComputationGraph network(Load load) {
    ComputationGraph network = new ComputationGraph(load.network().configuration(10));
    network.init();
    return network;
  }
}
