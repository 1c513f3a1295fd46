package io.fovea.datasets;

import io.fovea.datasets.DatasetSpec.Part;
import io.fovea.datasets.MixedDataset.Member;
import io.fovea.datasets.cifar.CifarDataset;
import io.fovea.datasets.digits.DrawnDigits;
import io.fovea.datasets.folder.FolderDataset;
import io.fovea.datasets.folder.FolderLimits;
import io.fovea.datasets.idx.IdxDataset;
import java.util.ArrayList;
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
    if (!spec.isMixture()) {
      return open(spec.parts().get(0), spec.split(), options);
    }
    List<Member> members = new ArrayList<>();
    for (Part part : spec.parts()) {
      // A name is in the ids already; a path is not, for it differs between machines.
      String idPrefix = part.folder().isPresent() ? "folder-" + (members.size() + 1) + "/" : "";
      members.add(new Member(open(part, spec.split(), options), idPrefix));
    }
    return new MixedDataset(members);
  }

  private static Dataset open(Part part, Split split, DatasetOptions options) {
    return switch (part.name()) {
      case "cifar10" -> CifarDataset.cifar10(split, options);
      case "digits" -> DrawnDigits.of(options);
      case "fashion-mnist" -> IdxDataset.fashionMnist(split, options);
      case "mnist" -> IdxDataset.mnist(split, options);
      case DatasetSpec.FOLDER ->
          FolderDataset.open(
              part.toString(), part.folder().get(), split, FolderLimits.ofThisMachine());
      default -> throw new DatasetException("No data set '%s'.".formatted(part.name()));
    };
  }
}
