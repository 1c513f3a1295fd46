package io.fovea.datasets.folder;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.ImageContent.Encoded;
import io.fovea.datasets.LazyList;
import io.fovea.datasets.UnlabelledImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Image files that somebody names one by one, by directory or by archive. */
public final class LooseImages {

  private static final Logger log = LoggerFactory.getLogger(LooseImages.class);

  private final FolderLimits limits;
  private final List<TreeFile> files = new ArrayList<>();
  private final Map<String, Path> origins = new HashMap<>();

  private LooseImages(FolderLimits limits) {
    this.limits = limits;
  }

  public static List<UnlabelledImage> under(List<Path> paths, FolderLimits limits) {
    LooseImages images = new LooseImages(limits);
    paths.forEach(images::add);
    List<TreeFile> files = images.files;
    return new LazyList<>(
        files.size(),
        i -> new UnlabelledImage(files.get(i).path(), new Encoded(files.get(i).content().get())));
  }

  private void add(Path path) {
    if (Files.isRegularFile(path) && !Tree.isArchive(path)) {
      // Named on its own, it is meant, whatever its name: that it is no image is for the classifier
      // to find.
      add(
          new TreeFile(
              path.getFileName().toString(), () -> DirectoryTree.read(path, limits.fileBytes())),
          path);
      return;
    }
    Tree tree = Tree.of(path, limits);
    if (tree.files().isEmpty()) {
      throw new DatasetException(
          "%s holds no PNG, JPEG, GIF or BMP files (%d hidden and %d other files were passed over)."
              .formatted(path, tree.hidden(), tree.others()));
    }
    if (tree.hidden() + tree.others() > 0) {
      log.info("{}: passed over {} hidden and {} other files", path, tree.hidden(), tree.others());
    }
    tree.files().forEach(file -> add(file, path));
  }

  private void add(TreeFile file, Path origin) {
    Path other = origins.putIfAbsent(file.path(), origin);
    if (other != null) {
      throw new DatasetException(
          "%s and %s both give an image the id %s. Give the folder that holds both instead."
              .formatted(other, origin, file.path()));
    }
    files.add(file);
  }
}
