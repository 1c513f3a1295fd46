package io.fovea.datasets.folder;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.ImageContent.Encoded;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.LazyList;
import io.fovea.datasets.Sha256;
import io.fovea.datasets.Split;
import io.fovea.datasets.folder.ClassFolders.ClassFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Class folders as a data set: encoded images, labels sorted, ids that are the paths in the tree.
 * The images come in the order of their paths' hashes, because in that of the paths the first
 * thousand would all be of one class.
 */
public final class FolderDataset implements Dataset {

  private static final Logger log = LoggerFactory.getLogger(FolderDataset.class);

  private final String name;
  private final List<String> labels;
  private final Map<Split, List<ClassFile>> splits = new HashMap<>();

  private FolderDataset(String name, Map<Split, List<ClassFile>> splits) {
    this.name = name;
    this.labels =
        List.copyOf(ClassFolders.labels(splits.values().stream().flatMap(List::stream).toList()));
    splits.forEach((split, files) -> this.splits.put(split, StratifiedSplit.byHash(files)));
  }

  /**
   * @param root a directory or a tar archive
   * @param split that will be asked for
   */
  public static Dataset open(String name, Path root, Split split, FolderLimits limits) {
    Tree tree = Tree.of(root, limits);
    FolderDataset dataset = new FolderDataset(name, new ClassFolders(name, tree).splits());
    if (tree.hidden() + tree.others() > 0) {
      log.info("{}: passed over {} hidden and {} other files", name, tree.hidden(), tree.others());
    }
    dataset.images(split);
    return dataset;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public List<LabelledImage> images(Split split) {
    List<ClassFile> files = splits.getOrDefault(split, List.of());
    if (files.isEmpty()) {
      throw new DatasetException(
          "%s has no images to %s with. Add a folder %s of class folders beside the other."
              .formatted(name, split.text(), split.text()));
    }
    return new LazyList<>(files.size(), i -> image(files.get(i)));
  }

  @Override
  public int size(Split split) {
    return splits.getOrDefault(split, List.of()).size();
  }

  private static LabelledImage image(ClassFile file) {
    return new LabelledImage(
        file.file().path(), file.label(), new Encoded(file.file().content().get()));
  }

  /**
   * Of every path and content, in the order of the paths: a directory and its archive have the
   * same.
   */
  @Override
  public String checksum() {
    Sha256 all = new Sha256().add("folder/1");
    Sha256 one = new Sha256();
    splits.values().stream()
        .flatMap(List::stream)
        .map(ClassFile::file)
        .sorted(Comparator.comparing(TreeFile::path))
        .forEach(file -> all.add(file.path()).add(one.add(file.content().get()).bytes()));
    return all.text();
  }
}
