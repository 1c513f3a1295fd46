package io.fovea.inference.engine;

import io.fovea.inference.model.Model;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whether both engines compute the same of one model file. */
public final class EngineAgreement {
  /** What both engines promise each other. */
  public static final double TOLERANCE = 1e-4;

  private static final int BATCH = 64;

  private EngineAgreement() {}

  /**
   * The largest difference of a probability, over images of noise.
   *
   * @param model with an ONNX graph
   * @param images how many
   * @param seed of the noise, uniform from 0 to 1
   */
  public static double largestDifference(Model model, int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double largest = 0;
    try (InferenceEngine onnx = Engines.open(model, EngineKind.ONNX, Device.CPU, 1);
        InferenceEngine dl4j = Engines.open(model, EngineKind.DL4J, Device.CPU, 1)) {
      for (int done = 0; done < images; done += BATCH) {
        INDArray batch = noise(model, Math.min(BATCH, images - done), random);
        largest = Math.max(largest, difference(onnx.predict(batch), dl4j.predict(batch)));
      }
    }
    return largest;
  }

  private static double difference(INDArray one, INDArray other) {
    float[][] a = one.toFloatMatrix();
    float[][] b = other.toFloatMatrix();
    double largest = 0;
    for (int image = 0; image < a.length; image++) {
      for (int label = 0; label < a[image].length; label++) {
        largest = Math.max(largest, Math.abs((double) a[image][label] - b[image][label]));
      }
    }
    return largest;
  }

  private static INDArray noise(Model model, int images, SplittableRandom random) {
    long[] shape = model.manifest().input().batch(images);
    float[] values = new float[Math.toIntExact(shape[0] * shape[1] * shape[2] * shape[3])];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Nd4j.create(values, shape, 'c');
  }
}
