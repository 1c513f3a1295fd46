package io.fovea.trainer.data;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.Split;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a data set must be before a network learns from it: of several classes, and readable but for
 * a few images, which are named and left out.
 */
public final class ImageScreening {
  private static final int SHOWN = 20;

  private final Dataset dataset;
  private final int maxBad;

  /**
   * @param maxBad images of each split that may be unreadable
   */
  public ImageScreening(Dataset dataset, int maxBad) {
    this.dataset = dataset;
    this.maxBad = maxBad;
  }

  /**
   * To be asked before images are read, which may take long.
   *
   * @throws StartException if there is nothing to tell apart, or to learn from, or to be judged by
   */
  public void requireLearnable() {
    if (dataset.labels().size() < 2) {
      throw refused(
          "holds the class %s alone, and a network learns to tell classes apart: add a folder of images for each other class"
              .formatted(String.join("", dataset.labels())));
    }
    for (Split split : Split.values()) {
      if (dataset.size(split) == 0) {
        throw refused(
            "no %s image is there: add some, five or more to a class without folders train and test"
                .formatted(split.text()));
      }
    }
  }

  /**
   * Tells which images are left out.
   *
   * @throws StartException if those are too many, or leave nothing of a split or of a class that is
   *     to be learned
   */
  public void check(Split split, PreparedImages images, Console console) {
    int bad = images.rejected().size();
    String count = "%,d of %,d %s images".formatted(bad, bad + images.size(), split.text());
    if (bad > maxBad) {
      throw refused(
          "%s cannot be read, and --max-bad allows %,d: mend or remove them, or allow more%s"
              .formatted(count, maxBad, listed(images)));
    }
    if (images.size() == 0) {
      throw refused("not one %s image can be read%s".formatted(split.text(), listed(images)));
    }
    if (split == Split.TRAIN) {
      requireEveryClass(images);
    }
    if (bad > 0) {
      console
          .err()
          .printf("%s: %s cannot be read and are left out%s%n", name(), count, listed(images));
    }
  }

  private void requireEveryClass(PreparedImages images) {
    int[] counts = images.classCounts(dataset.labels().size());
    List<String> absent =
        IntStream.range(0, counts.length)
            .filter(label -> counts[label] == 0)
            .mapToObj(dataset.labels()::get)
            .toList();
    if (!absent.isEmpty()) {
      throw refused(
          "no train image of %s was taken that can be read: mend or add some, remove the class, or take more with --train-images%s"
              .formatted(String.join(", ", absent), listed(images)));
    }
  }

  private String name() {
    return "Data set " + dataset.name();
  }

  private StartException refused(String why) {
    return new StartException(List.of(name() + ": " + why));
  }

  /** The first of them, a line each. */
  private static String listed(PreparedImages images) {
    List<String> rejected = images.rejected();
    String lines =
        rejected.stream().limit(SHOWN).map(fault -> "\n  " + fault).collect(Collectors.joining());
    int more = rejected.size() - SHOWN;
    return lines + (more > 0 ? "\n  and %,d more".formatted(more) : "");
  }
}
