package io.fovea.trainer;

import io.fovea.runtime.StartException;
import io.fovea.trainer.checkpoint.CheckpointFile;
import io.fovea.trainer.network.NetworkShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be known to be wrong before images are read and learned from, which may take hours. */
final class Preconditions {
  private final TrainerSettings settings;

  Preconditions(TrainerSettings settings) {
    this.settings = settings;
  }

  /**
   * Before the data set is opened, which may download it.
   *
   * @throws StartException with all faults
   */
  void requirePlaces() {
    List<String> faults = new ArrayList<>();
    outFault().ifPresent(faults::add);
    settings.report().flatMap(folder -> folderFault("--report", folder)).ifPresent(faults::add);
    settings
        .tensorboard()
        .flatMap(folder -> folderFault("--tensorboard", folder))
        .ifPresent(faults::add);
    checkpointFault().ifPresent(faults::add);
    settings.network().fileFault().ifPresent(faults::add);
    throwIfAny(faults);
  }

  /**
   * Once it is known what the images will be like.
   *
   * @throws StartException with all faults
   */
  void requireFitting(NetworkShape shape) {
    List<String> faults = new ArrayList<>();
    settings.fitting().augmentations().faults(shape.height(), shape.width()).stream()
        .map(fault -> "--augment " + fault)
        .forEach(faults::add);
    try {
      settings.network().configuration(shape, settings.data().seed());
    } catch (StartException unfit) {
      faults.addAll(unfit.faults());
    }
    throwIfAny(faults);
  }

  private Optional<String> outFault() {
    Path out = settings.out();
    return ModelSettings.faultOf(out)
        .or(() -> folderFault("--out", out, out.toAbsolutePath().getParent()));
  }

  private static Optional<String> folderFault(String option, Path folder) {
    return folderFault(option, folder, folder);
  }

  /** Nothing is made yet: the first folder above that is there must take what comes. */
  private static Optional<String> folderFault(String option, Path named, Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return Optional.of(
          "%s %s cannot be written: %s is no folder; name another".formatted(option, named, there));
    }
    return Files.isWritable(there)
        ? Optional.empty()
        : Optional.of(
            "%s %s cannot be written: the folder %s is read-only for this user; name another"
                .formatted(option, named, there));
  }

  private Optional<String> checkpointFault() {
    CheckpointFile checkpoint = settings.checkpoint();
    return settings.resume() && !checkpoint.exists()
        ? Optional.of(
            "There is no checkpoint %s to go on from: train without --resume"
                .formatted(checkpoint.path()))
        : Optional.empty();
  }

  private static void throwIfAny(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new StartException(faults);
    }
  }
}
