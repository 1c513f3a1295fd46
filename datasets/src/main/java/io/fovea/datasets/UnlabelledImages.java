package io.fovea.datasets;

import io.fovea.datasets.folder.FolderLimits;
import io.fovea.datasets.folder.LooseImages;
import java.nio.file.Path;
import java.util.List;

/** Image files without labels. */
public final class UnlabelledImages {

  private UnlabelledImages() {}

  /**
   * The images at these paths: a file is taken as it is; of a directory or a tar archive, every
   * PNG, JPEG, GIF and BMP in it, sorted by path. Ids are file names, and under a directory the
   * path from there, parts joined by {@code /}.
   *
   * @return a view that reads an image when it is asked for; see {@link Dataset#images}
   * @throws DatasetException when a path is not there or holds no image, or two images would have
   *     the same id
   */
  public static List<UnlabelledImage> under(List<Path> paths) {
    return LooseImages.under(paths, FolderLimits.ofThisMachine());
  }
}
