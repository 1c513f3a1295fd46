package io.fovea.inference.onnx;

import static io.fovea.inference.onnx.GraphBuilder.attribute;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** The activation functions that ONNX has an exact counterpart for. */
final class Activations {

  private Activations() {}

  static void add(GraphBuilder graph, LayerStep step, IActivation function) {
    // Exactly these classes: a subclass may compute anything.
    Class<?> type = function.getClass();
    if (type == ActivationIdentity.class) {
      return;
    } else if (type == ActivationReLU.class) {
      addRelu(graph, step, (ActivationReLU) function);
    } else if (type == ActivationLReLU.class) {
      addOne(graph, "LeakyRelu", attribute("alpha", ((ActivationLReLU) function).getAlpha()));
    } else if (type == ActivationELU.class) {
      addOne(graph, "Elu", attribute("alpha", ((ActivationELU) function).getAlpha()));
    } else if (type == ActivationSoftmax.class) {
      step.require(
          step.output() instanceof InputType.InputTypeFeedForward,
          "softmax over feature maps is not supported");
      addOne(graph, "Softmax", attribute("axis", 1));
    } else if (type == ActivationReLU6.class) {
      graph.add(
          "Clip",
          List.of(graph.scalar(step.constant("least"), 0), graph.scalar(step.constant("most"), 6)));
    } else if (type == ActivationSwish.class) {
      String input = graph.current();
      graph.add("Sigmoid", List.of());
      graph.add("Mul", List.of(input));
    } else {
      graph.add(operator(step, type), List.of());
    }
  }

  private static String operator(LayerStep step, Class<?> type) {
    if (type == ActivationSigmoid.class) {
      return "Sigmoid";
    } else if (type == ActivationTanH.class) {
      return "Tanh";
    } else if (type == ActivationSELU.class) {
      return "Selu";
    } else if (type == ActivationSoftPlus.class) {
      return "Softplus";
    } else if (type == ActivationSoftSign.class) {
      return "Softsign";
    } else if (type == ActivationHardSigmoid.class) {
      return "HardSigmoid";
    }
    throw step.refuse("activation " + type.getSimpleName() + " is not supported");
  }

  private static void addRelu(GraphBuilder graph, LayerStep step, ActivationReLU function) {
    boolean plain =
        isZero(function.getThreshold())
            && isZero(function.getNegativeSlope())
            && (function.getMax() == null || function.getMax() == 0);
    step.require(plain, "a ReLU with maximum, threshold or slope is not supported");
    graph.add("Relu", List.of());
  }

  private static boolean isZero(Double value) {
    return value == null || value == 0;
  }

  private static void addOne(
      GraphBuilder graph, String operator, onnx.Onnx.AttributeProto attribute) {
    graph.add(operator, List.of(), attribute);
  }
}
