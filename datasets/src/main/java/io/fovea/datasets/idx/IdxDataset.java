package io.fovea.datasets.idx;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.LazyList;
import io.fovea.datasets.Sha256;
import io.fovea.datasets.Split;
import io.fovea.datasets.download.CacheFolder;
import io.fovea.datasets.download.Patience;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A data set in IDX files: {@code [height, width, 1]} raw images. A split is read whole when it is
 * first asked for.
 */
public final class IdxDataset implements Dataset {

  /** Twice what the largest published file has. */
  private static final long MAX_DOWNLOAD = 64_000_000;

  private final IdxSource source;
  private final CacheFolder cache;
  private final Map<Split, Images> loaded = new EnumMap<>(Split.class);

  private IdxDataset(IdxSource source, CacheFolder cache) {
    this.source = source;
    this.cache = cache;
  }

  /** Opens MNIST; whoever trains also tests, so with the training split both are fetched. */
  public static Dataset mnist(Split split, DatasetOptions options) {
    return open(IdxSource.mnist(), split, options, Patience.DEFAULT);
  }

  /** Opens Fashion-MNIST, likewise. */
  public static Dataset fashionMnist(Split split, DatasetOptions options) {
    return open(IdxSource.fashionMnist(), split, options, Patience.DEFAULT);
  }

  static IdxDataset open(IdxSource source, Split split, DatasetOptions options, Patience patience) {
    IdxDataset dataset = new IdxDataset(source, new CacheFolder(source.set(), options, patience));
    if (split == Split.TRAIN) {
      dataset.complete(Split.TEST);
    }
    dataset.split(split);
    return dataset;
  }

  @Override
  public String name() {
    return source.set().name();
  }

  @Override
  public List<String> labels() {
    return source.labels();
  }

  @Override
  public List<LabelledImage> images(Split split) {
    Images images = split(split);
    String prefix = source.set().name() + "-" + split.text() + "-";
    return new LazyList<>(images.pixels().count(), i -> image(prefix, images, i));
  }

  private LabelledImage image(String prefix, Images images, int i) {
    int height = images.pixels().dimensions()[1];
    int width = images.pixels().dimensions()[2];
    return new LabelledImage(
        prefix + "%05d".formatted(i),
        source.labels().get(images.labels().value(i)),
        new Raw(width, height, 1, images.pixels().entry(i)));
  }

  @Override
  public String checksum() {
    Sha256 sum = new Sha256().add("idx/1");
    for (Split split : Split.values()) {
      Images images = split(split);
      sum.add(images.pixels().content()).add(images.labels().content());
    }
    return sum.text();
  }

  private synchronized Images split(Split split) {
    return loaded.computeIfAbsent(split, this::load);
  }

  private Images load(Split split) {
    complete(split);
    IdxSource.Pair files = source.files().get(split);
    Images images = new Images(read(files.images()), read(files.labels()));
    images.check(source, split);
    return images;
  }

  /** Fetches the files of a split that are missing. */
  private void complete(Split split) {
    for (IdxFile file : source.files().get(split).both()) {
      cache.complete(file.name(), MAX_DOWNLOAD, file::read);
    }
  }

  private Idx read(IdxFile file) {
    return cache.read(file.name(), file::read);
  }

  private record Images(Idx pixels, Idx labels) {

    void check(IdxSource source, Split split) {
      if (pixels.count() != labels.count()) {
        throw new DatasetException(
            "%s (%s) has %d images but %d labels."
                .formatted(source.set().title(), split.text(), pixels.count(), labels.count()));
      }
      for (int i = 0; i < labels.count(); i++) {
        if (labels.value(i) >= source.labels().size()) {
          throw new DatasetException(
              "%s (%s): image %d has label %d, but there are only %d classes."
                  .formatted(
                      source.set().title(),
                      split.text(),
                      i,
                      labels.value(i),
                      source.labels().size()));
        }
      }
    }
  }
}
