package io.fovea.trainer.quantization;

import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.model.Model;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How much faster int8 is on this machine: by turns, since its clock rate changes. */
final class EngineRace {
  private static final int LAPS = 7;
  private static final long LAP_NANOS = Duration.ofMillis(150).toNanos();

  /** Of a batch: 128 images where they are small, as the classifier takes them, less elsewhere. */
  private static final int MOST_FLOATS = 4 << 20;

  private static final int MOST_IMAGES = 128;

  private EngineRace() {}

  /**
   * The median over laps of int8's images a second to float32's.
   *
   * @param images each {@code [channels, height, width]}
   */
  static double ratio(Model model, List<float[]> images) {
    int size = images.get(0).length;
    int count = Math.max(1, Math.min(MOST_IMAGES, MOST_FLOATS / size));
    float[] batch = new float[count * size];
    for (int i = 0; i < count; i++) {
      System.arraycopy(images.get(i % images.size()), 0, batch, i * size, size);
    }
    INDArray tensor = Nd4j.create(batch, model.manifest().input().batch(count), 'c');
    double[] ratios = new double[LAPS];
    try (InferenceEngine float32 = Engines.open(model, EngineKind.ONNX, Device.CPU, 1);
        InferenceEngine int8 = Engines.open(model, EngineKind.ONNX_INT8, Device.CPU, 1)) {
      nanosPerRun(float32, tensor);
      nanosPerRun(int8, tensor);
      Arrays.setAll(ratios, lap -> nanosPerRun(float32, tensor) / nanosPerRun(int8, tensor));
    } finally {
      tensor.close();
    }
    Arrays.sort(ratios);
    return ratios[LAPS / 2];
  }

  private static double nanosPerRun(InferenceEngine engine, INDArray batch) {
    long start = System.nanoTime();
    long nanos;
    int runs = 0;
    do {
      engine.predict(batch);
      runs++;
      nanos = System.nanoTime() - start;
    } while (nanos < LAP_NANOS);
    return (double) nanos / runs;
  }
}
