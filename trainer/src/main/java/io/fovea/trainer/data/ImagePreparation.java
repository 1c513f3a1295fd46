package io.fovea.trainer.data;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.RejectedImageException;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes images of a data set ready for a network, on all cores. */
public final class ImagePreparation {
  /** Small enough that a stop is heard at once, large enough for all cores. */
  private static final int CHUNK = 512;

  private final Dataset dataset;
  private final ImagePreprocessor preprocessor;
  private final Map<String, Integer> indices = new HashMap<>();

  public ImagePreparation(Dataset dataset, Preprocessing preprocessing) {
    this.dataset = dataset;
    this.preprocessor = new ImagePreprocessor(preprocessing, ImageLimits.DEFAULT);
    for (String label : dataset.labels()) {
      indices.put(label, indices.size());
    }
  }

  /**
   * Prepares up to {@code limit} images, evenly over the split and the parts of a mixture.
   *
   * @return nothing if the end was asked for
   */
  public Optional<PreparedImages> prepare(
      Split split, int limit, Progress progress, StopSignal stop) {
    List<LabelledImage> all = dataset.images(split);
    requireMemory(Math.min(limit, all.size()));
    int[] chosen = EvenChoice.of(dataset, split, limit);
    List<Prepared> prepared = new ArrayList<>(chosen.length);
    for (int from = 0; from < chosen.length; from += CHUNK) {
      if (stop.isRequested()) {
        return Optional.empty();
      }
      IntStream.range(from, Math.min(chosen.length, from + CHUNK))
          .parallel()
          .mapToObj(i -> prepare(all, chosen[i], dataset.part(split, chosen[i])))
          .forEachOrdered(prepared::add);
      progress.at(prepared.size(), "");
    }
    return Optional.of(gathered(prepared));
  }

  private Prepared prepare(List<LabelledImage> all, int index, int part) {
    try {
      return prepare(all.get(index), part);
    } catch (DatasetException unreadable) {
      return Prepared.rejected(unreadable.getMessage());
    }
  }

  private Prepared prepare(LabelledImage image, int part) {
    FloatBuffer floats = FloatBuffer.allocate(preprocessor.preprocessing().floatsPerImage());
    try {
      preprocessor.preprocess(DatasetImages.input(image), floats);
      return new Prepared(floats.array(), indices.get(image.label()), part, null);
    } catch (RejectedImageException rejected) {
      return Prepared.rejected(image.id() + ": " + rejected.getMessage());
    }
  }

  private static PreparedImages gathered(List<Prepared> prepared) {
    List<Prepared> read = prepared.stream().filter(image -> image.fault() == null).toList();
    return new PreparedImages(
        read.stream().map(Prepared::floats).toList(),
        read.stream().mapToInt(Prepared::label).toArray(),
        read.stream().mapToInt(Prepared::part).toArray(),
        prepared.stream().map(Prepared::fault).filter(fault -> fault != null).toList());
  }

  private void requireMemory(int images) {
    long needed = (long) images * preprocessor.preprocessing().floatsPerImage() * Float.BYTES;
    long available = Runtime.getRuntime().maxMemory();
    if (needed > available / 2) {
      throw new StartException(
          List.of(
              "%,d images take %,d MB of memory, and this process may use %,d MB: give it more"
                      .formatted(images, needed >> 20, available >> 20)
                  + " (FOVEA_JAVA_OPTS=-Xmx...), or take fewer (training: --train-images), or smaller"
                  + " ones with --input"));
    }
  }

  /**
   * @param floats null if the image was rejected
   * @param fault null if it was not
   */
  private record Prepared(float[] floats, int label, int part, String fault) {

    static Prepared rejected(String fault) {
      return new Prepared(null, 0, 0, fault);
    }
  }
}
