package io.fovea.trainer.importing.keras;

import io.fovea.trainer.importing.ImportException;
import java.util.List;

/** Tells all layers that stand in the way at once. */
final class Faults {

  private Faults() {}

  static void throwIfAny(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new ImportException(String.join("; ", faults));
    }
  }
}
