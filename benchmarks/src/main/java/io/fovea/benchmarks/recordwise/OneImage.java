package io.fovea.benchmarks.recordwise;

import io.fovea.inference.image.ImageFormat;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.RejectedImageException;
import io.fovea.inference.model.Model;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network of one thread, which runs one image at a time, as DL4J comes. */
record OneImage(ComputationGraph network, ImagePreprocessor preprocessor) {

  static ImagePreprocessor preprocessor(Model model) {
    return new ImagePreprocessor(model.manifest().preprocessing(), ImageLimits.DEFAULT);
  }

  static OneImage restore(Path model, ImagePreprocessor preprocessor) {
    try {
      return new OneImage(
          ModelSerializer.restoreComputationGraph(model.toFile(), false), preprocessor);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Prediction classify(ImageEvent event) {
    INDArray answer = network.outputSingle(tensor(event));
    int best = answer.argMax(1).getInt(0);
    float confidence = answer.getFloat(0, best);
    String label = "class-" + best;
    return new Prediction(
        event.getImageId(),
        "record at a time",
        "1",
        "",
        label,
        best,
        confidence,
        false,
        List.of(new ScoredLabel(label, confidence)),
        event.getCapturedAt(),
        Instant.now(),
        1,
        0,
        0L);
  }

  private INDArray tensor(ImageEvent event) {
    Preprocessing input = preprocessor.preprocessing();
    float[] pixels = new float[input.floatsPerImage()];
    byte[] content = new byte[event.getContent().remaining()];
    event.getContent().duplicate().get(content);
    ImageInput image =
        new ImageInput(
            ImageFormat.valueOf(event.getFormat().name()),
            event.getWidth(),
            event.getHeight(),
            event.getChannels(),
            content);
    try {
      preprocessor.preprocess(image, FloatBuffer.wrap(pixels));
    } catch (RejectedImageException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return Nd4j.create(pixels, input.shape(1), 'c');
  }
}
