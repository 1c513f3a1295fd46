package io.fovea.datasets.cifar;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.LazyList;
import io.fovea.datasets.Sha256;
import io.fovea.datasets.Split;
import io.fovea.datasets.download.CacheFolder;
import io.fovea.datasets.download.Md5;
import io.fovea.datasets.download.Patience;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CIFAR-10 from its archive: {@code [32, 32, 3]} raw images. A split is kept as the bytes of its
 * batch files (CIFAR-10: 154 MB to train, 31 MB to test), and read when it is first asked for.
 */
public final class CifarDataset implements Dataset {

  /** The published archive has 170 MB. */
  private static final long MAX_DOWNLOAD = 400_000_000;

  private final CifarSource source;
  private final CacheFolder cache;
  private final List<String> labels;
  private final Map<Split, List<CifarBatch>> loaded = new EnumMap<>(Split.class);

  private CifarDataset(CifarSource source, CacheFolder cache, List<String> labels) {
    this.source = source;
    this.cache = cache;
    this.labels = labels;
  }

  /** Opens CIFAR-10; whoever trains also tests, so with the training split both are read. */
  public static Dataset cifar10(Split split, DatasetOptions options) {
    return open(CifarSource.cifar10(), split, options, Patience.DEFAULT);
  }

  static Dataset open(CifarSource source, Split split, DatasetOptions options, Patience patience) {
    CacheFolder cache = new CacheFolder(source.set(), options, patience);
    cache.complete(source.archive(), MAX_DOWNLOAD, Md5.ofFile(source.md5()));
    Set<Split> splits = split == Split.TRAIN ? EnumSet.allOf(Split.class) : EnumSet.of(split);
    CifarArchive archive = read(source, cache, splits);
    CifarDataset dataset = new CifarDataset(source, cache, archive.labels());
    dataset.keep(archive, splits);
    return dataset;
  }

  private static CifarArchive read(CifarSource source, CacheFolder cache, Set<Split> splits) {
    List<String> batches =
        splits.stream().flatMap(split -> source.batches().get(split).stream()).toList();
    return cache.read(
        source.archive(),
        file -> {
          Md5.ofFile(source.md5()).check(file);
          return CifarArchive.read(file, batches);
        });
  }

  private synchronized void keep(CifarArchive archive, Set<Split> splits) {
    for (Split split : splits) {
      loaded.put(split, source.batches().get(split).stream().map(archive.batches()::get).toList());
    }
  }

  @Override
  public String name() {
    return source.set().name();
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public List<LabelledImage> images(Split split) {
    List<CifarBatch> batches = batches(split);
    String prefix = name() + "-" + split.text() + "-";
    return new LazyList<>(
        batches.stream().mapToInt(CifarBatch::count).sum(), i -> image(prefix, batches, i));
  }

  private LabelledImage image(String prefix, List<CifarBatch> batches, int i) {
    int batch = 0;
    int record = i;
    while (record >= batches.get(batch).count()) {
      record -= batches.get(batch++).count();
    }
    CifarBatch in = batches.get(batch);
    return new LabelledImage(
        prefix + "%05d".formatted(i), labels.get(in.label(record)), in.image(record));
  }

  private synchronized List<CifarBatch> batches(Split split) {
    if (!loaded.containsKey(split)) {
      keep(read(source, cache, EnumSet.of(split)), EnumSet.of(split));
    }
    return loaded.get(split);
  }

  @Override
  public String checksum() {
    Sha256 sum = new Sha256().add("cifar/1");
    labels.forEach(sum::add);
    for (Split split : Split.values()) {
      batches(split).forEach(batch -> sum.add(batch.bytes()));
    }
    return sum.text();
  }
}
