package io.fovea.datasets;

import io.fovea.datasets.cifar.CifarDataset;
import io.fovea.datasets.digits.DrawnDigits;
import io.fovea.datasets.folder.FolderDataset;
import io.fovea.datasets.folder.FolderLimits;
import io.fovea.datasets.idx.IdxDataset;
import java.util.List;

/** Opens data sets. */
public final class Datasets {

  /** Every name but {@code folder}, which needs a path. */
  static final List<String> NAMES = List.of("cifar10", "digits", "fashion-mnist", "mnist");

  private Datasets() {}

  /**
   * Opens a data set, downloading what the cache lacks.
   *
   * @throws DatasetException when it cannot be had; the message says why and what to do
   */
  public static Dataset open(DatasetSpec spec, DatasetOptions options) {
    if (spec.folder().isPresent()) {
      return FolderDataset.open(
          spec.nameAndFolder(), spec.folder().get(), spec.split(), FolderLimits.ofThisMachine());
    }
    return switch (spec.name()) {
      case "cifar10" -> CifarDataset.cifar10(spec.split(), options);
      case "digits" -> DrawnDigits.of(options);
      case "fashion-mnist" -> IdxDataset.fashionMnist(spec.split(), options);
      case "mnist" -> IdxDataset.mnist(spec.split(), options);
      default -> throw new DatasetException("No data set '%s'.".formatted(spec.name()));
    };
  }
}
