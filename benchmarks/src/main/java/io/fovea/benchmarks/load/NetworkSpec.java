package io.fovea.benchmarks.load;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network as plain as that every engine and every peer can be given the same one: steps one
 * behind the other, a ReLU behind each that has weights, and a dense softmax at the end.
 *
 * @param channels of a square image
 * @param side of it, pixels
 */
public record NetworkSpec(int channels, int side, List<Step> steps) {
  static final String OUTPUT = "probabilities";
  private static final String INPUT = "image";

  /** The same weights in every process. */
  private static final long SEED = 7;

  /** One of a few kinds. */
  public sealed interface Step {}

  /** 3x3. */
  public record Convolution(int filters, int stride, int padding) implements Step {}

  /** 2x2, which halves the image. */
  public record MaxPooling() implements Step {}

  /** {@code [n, channels, height, width]} to {@code [n, channels]}, by the largest. */
  public record GlobalPooling() implements Step {}

  /** Fully connected. */
  public record Dense(int units) implements Step {}

  ComputationGraphConfiguration configuration(int classes) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(SEED)
            .weightInit(WeightInit.RELU)
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.convolutional(side, side, channels));
    String last = INPUT;
    for (int i = 0; i < steps.size(); i++) {
      graph.addLayer(name(i), layer(steps.get(i)), last);
      last = name(i);
    }
    return graph.addLayer(OUTPUT, softmax(classes), last).setOutputs(OUTPUT).build();
  }

  static String name(int step) {
    return "step-" + (step + 1);
  }

  private static Layer layer(Step step) {
    if (step instanceof Convolution convolution) {
      return new ConvolutionLayer.Builder(3, 3)
          .nOut(convolution.filters())
          .stride(convolution.stride(), convolution.stride())
          .padding(convolution.padding(), convolution.padding())
          .convolutionMode(ConvolutionMode.Truncate)
          .activation(Activation.RELU)
          .build();
    } else if (step instanceof Dense dense) {
      return new DenseLayer.Builder().nOut(dense.units()).activation(Activation.RELU).build();
    } else if (step instanceof GlobalPooling) {
      return new GlobalPoolingLayer.Builder(PoolingType.MAX).build();
    }
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }

  private static Layer softmax(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT)
        .nOut(classes)
        .activation(Activation.SOFTMAX)
        .weightInit(WeightInit.XAVIER)
        .build();
  }
}
