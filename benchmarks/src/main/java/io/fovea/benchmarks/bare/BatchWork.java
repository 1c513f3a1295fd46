package io.fovea.benchmarks.bare;

import io.fovea.benchmarks.load.Load;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.Model;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One batch, again and again. Belongs to one thread. */
interface BatchWork extends AutoCloseable {
  void run();

  @Override
  void close();

  /** As the task says. */
  static BatchWork of(BareProcess task, Model model) {
    return task.decoding()
        ? decoding(model, task.engine(), task.load(), task.batch())
        : engine(model, task.engine(), task.batch());
  }

  /** The engine alone, on a tensor that is there already. */
  private static BatchWork engine(Model model, EngineKind kind, int batch) {
    InferenceEngine engine = Engines.open(model, kind, Device.CPU, 1);
    INDArray tensor = Nd4j.rand(DataType.FLOAT, model.manifest().input().batch(batch));
    return new BatchWork() {
      @Override
      public void run() {
        engine.predict(tensor);
      }

      @Override
      public void close() {
        engine.close();
      }
    };
  }

  /** From encoded images to labels. */
  private static BatchWork decoding(Model model, EngineKind kind, Load load, int batch) {
    List<byte[]> contents = load.contents();
    List<ImageInput> images =
        IntStream.range(0, batch)
            .mapToObj(i -> load.input(contents.get(i % contents.size())))
            .toList();
    ImageClassifier classifier =
        new ImageClassifier(
            model.manifest(),
            Engines.open(model, kind, Device.CPU, 1),
            ImageLimits.DEFAULT,
            3,
            0.5f);
    return new BatchWork() {
      @Override
      public void run() {
        classifier.classify(images);
      }

      @Override
      public void close() {
        classifier.close();
      }
    };
  }
}
