package io.fovea.trainer.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against ND4J's own. */
class VectorReluTest {

  @Test
  void letsThroughWhatWasAboveZero() {
    INDArray in = Nd4j.createFromArray(-2f, -1e-30f, 0f, 1e-30f, 3f);
    INDArray epsilon = Nd4j.createFromArray(1f, 2f, 3f, 4f, -5f);

    assertThat(gradient(new VectorRelu(), in, epsilon).toFloatVector())
        .containsExactly(0, 0, 0, 4, -5);
  }

  @Test
  void givesTheSameOverManyChunks() {
    INDArray in = random(3, 5, 17, 19);
    INDArray epsilon = random(3, 5, 17, 19);

    assertThat(gradient(new VectorRelu(), in, epsilon))
        .isEqualTo(gradient(new ActivationReLU(), in, epsilon));
  }

  @Test
  void takesTensorsOfAnyOrder() {
    INDArray in = random(33, 7).dup('f');
    INDArray epsilon = random(7, 33).transpose();

    assertThat(gradient(new VectorRelu(), in, epsilon))
        .isEqualTo(gradient(new ActivationReLU(), in.dup('c'), epsilon.dup('c')));
  }

  /** ND4J's may write over what it is given. */
  private static INDArray gradient(ActivationReLU relu, INDArray in, INDArray epsilon) {
    return relu.backprop(in.dup(), epsilon.dup()).getFirst();
  }

  private static INDArray random(int... shape) {
    Nd4j.getRandom().setSeed(5);
    return Nd4j.rand(DataType.FLOAT, shape).subi(0.5);
  }
}
