package io.fovea.trainer.importing.keras;

import io.fovea.inference.image.Preprocessing;
import java.util.ArrayList;
import java.util.List;

/** What a layer does to pixels right behind the input: {@code value * scale + offset}. */
record Rescaling(double scale, double offset) {

  /** Both at once: {@code ((v * s - mean) / std) * scale + offset} in the form of the first. */
  Preprocessing after(Preprocessing first) {
    List<Double> mean = new ArrayList<>();
    List<Double> std = new ArrayList<>();
    for (int c = 0; c < first.channels(); c++) {
      std.add(first.std().get(c) / scale);
      mean.add(first.mean().get(c) - offset * std.get(c));
    }
    return new Preprocessing(
        first.channels(), first.height(), first.width(), first.resize(), first.scale(), mean, std);
  }
}
