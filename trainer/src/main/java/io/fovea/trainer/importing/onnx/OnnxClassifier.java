package io.fovea.trainer.importing.onnx;

import ai.onnxruntime.OrtException;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.onnx.OnnxExport;
import io.fovea.trainer.importing.ImportException;
import io.fovea.trainer.importing.OutputKind;
import io.fovea.trainer.importing.ReadyClassifier;
import io.fovea.trainer.importing.SavedClassifier;
import io.fovea.trainer.importing.TrialImages;
import java.util.Arrays;
import onnx.Onnx;

/** A graph as it was exported, with what its input and output are. */
record OnnxClassifier(Onnx.ModelProto model, GraphInput graphInput, ImageAxes axes, String output)
    implements SavedClassifier {
  private static final double TOLERANCE = 1e-4;

  /** Of a trial batch: an export for thousands of images is a mistake, or an attack. */
  private static final long MOST_FLOATS = 1 << 26;

  /** From this version of the format on, constants need not stand among the inputs. */
  private static final long CONSTANTS_APART = 4;

  @Override
  public InputShape input() {
    return axes.image();
  }

  @Override
  public String producer() {
    String both = model.getProducerName() + " " + model.getProducerVersion();
    return both.isBlank() ? "an unknown program" : both.strip();
  }

  @Override
  public ReadyClassifier prepare(OutputKind kind, TrialImages images) {
    float[][] expected = asExported(images);
    boolean softmax = kind.needsSoftmax(expected);
    byte[] fitted = fitted(softmax, expected[0].length);
    if (softmax) {
      Arrays.setAll(expected, i -> softmax(expected[i]));
    }
    prove(fitted, images, expected);
    return new ReadyGraph(fitted, expected[0].length, softmax);
  }

  private byte[] fitted(boolean softmax, int classes) {
    Onnx.GraphProto free = BatchAxis.free(model.getGraph(), graphInput);
    return model.toBuilder()
        .setIrVersion(Math.max(model.getIrVersion(), CONSTANTS_APART))
        .setGraph(new Contract(axes, softmax).fit(free, graphInput, output, classes))
        .build()
        .toByteArray();
  }

  /** What the graph answers before anything in it is changed. */
  private float[][] asExported(TrialImages images) {
    boolean anyBatch = graphInput.batch() == GraphInput.FREE;
    long batch = anyBatch ? images.size() : graphInput.batch();
    if (batch * images.images()[0].length > MOST_FLOATS) {
      throw new ImportException(
          "its input %s has too large a batch: export it with a free one".formatted(graphInput));
    }
    float[][] scores = new float[images.size()][];
    try (GraphRun run = new GraphRun(model.toByteArray(), graphInput.name())) {
      for (int from = 0; from < scores.length; from += (int) batch) {
        float[][] some = run.run(batch(axes, images, from, (int) batch), axes.shape(batch));
        int wanted = Math.min(some.length, scores.length - from);
        System.arraycopy(some, 0, scores, from, wanted);
      }
    } catch (OrtException failed) {
      throw new ImportException(
          "it does not run on %d images of %s (%s)"
              .formatted(batch, graphInput, failed.getMessage()),
          failed);
    }
    return scores;
  }

  private void prove(byte[] fitted, TrialImages images, float[][] expected) {
    ImageAxes planes = new ImageAxes(false, axes.image());
    float[][] together;
    float[][] alone = new float[images.size()][];
    try (GraphRun run = new GraphRun(fitted, OnnxExport.INPUT)) {
      for (int i = 0; i < alone.length; i++) {
        alone[i] = run.run(batch(planes, images, i, 1), planes.shape(1))[0];
      }
      together = run.run(batch(planes, images, 0, images.size()), planes.shape(images.size()));
    } catch (OrtException | ImportException failed) {
      throw notAnyBatch("does not run (" + failed.getMessage() + ")", failed);
    }
    double difference = Math.max(difference(expected, alone), difference(expected, together));
    if (!(difference <= TOLERANCE)) {
      throw notAnyBatch("answers otherwise, by %.1e".formatted(difference), null);
    }
  }

  private ImportException notAnyBatch(String what, Exception cause) {
    String fault =
        graphInput.batch() == GraphInput.FREE
            ? "an image in a batch is not answered as it is alone, since it %s: export it for inference (PyTorch: model.eval())"
                .formatted(what)
            : "it was exported for batches of %d, and with others it %s: export it for any (PyTorch: dynamic_axes={'%s': {0: 'n'}})"
                .formatted(graphInput.batch(), what, graphInput.name());
    return new ImportException(fault, cause);
  }

  /** Starts over at the first image when there are no more. */
  private static float[] batch(ImageAxes axes, TrialImages images, int from, int size) {
    float[] batch = new float[size * images.images()[0].length];
    for (int i = 0; i < size; i++) {
      axes.put(images.images()[(from + i) % images.size()], batch, i);
    }
    return batch;
  }

  private static float[] softmax(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (Math.exp(logits[i] - largest) / sum);
    }
    return probabilities;
  }

  private static double difference(float[][] expected, float[][] actual) {
    double largest = 0;
    for (int image = 0; image < expected.length; image++) {
      if (actual[image].length != expected[image].length) {
        return Double.NaN;
      }
      for (int label = 0; label < expected[image].length; label++) {
        largest =
            Math.max(largest, Math.abs((double) expected[image][label] - actual[image][label]));
      }
    }
    return largest;
  }
}
