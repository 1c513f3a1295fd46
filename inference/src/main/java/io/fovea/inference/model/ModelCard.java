package io.fovea.inference.model;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The page for people in a model file, made from its manifest: nothing that was not measured. */
final class ModelCard {

  private ModelCard() {}

  static byte[] write(ModelManifest manifest) {
    Provenance made = manifest.provenance();
    InputShape input = manifest.input();
    String card =
        """
        # %s %s

        Classifies images into %d classes: %s.

        - Made: %s, with %s
        - Trained on: %s (checksum %s), seed %d
        - Input: %s, %d x %d pixels (width x height); preprocessing to the last detail stands in `manifest.json`
        - Calibration temperature: %s%s

        ## Measured on test images

        %s

        ## Limits

        It knows these classes only: an image of anything else gets one of them too. The figures hold
        for images like those it was tested on; for others, nobody has measured.
        """
            .formatted(
                manifest.name(),
                manifest.version(),
                manifest.labels().size(),
                String.join(", ", manifest.labels()),
                manifest.createdAt(),
                list(manifest.software()),
                made.dataset(),
                made.datasetChecksum(),
                made.seed(),
                input.channels() == 1 ? "grey" : "RGB",
                input.width(),
                input.height(),
                manifest.temperature(),
                manifest.temperature() == 1 ? " (not calibrated)" : "",
                metrics(made.testMetrics()));
    return card.getBytes(StandardCharsets.UTF_8);
  }

  private static String list(Map<String, String> software) {
    return software.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String metrics(Map<String, Double> measured) {
    return measured.isEmpty()
        ? "Nothing was measured."
        : measured.entrySet().stream()
            .map(entry -> "- " + entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("\n"));
  }
}
