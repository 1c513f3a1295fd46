package io.fovea.producer;

import java.util.Optional;

/** Stands for the people who give labels: they get to some images only, and make mistakes. */
record Annotator(LabelChoice choice, Mistakes mistakes) {

  /** Absent: the label of this image never becomes known. */
  Optional<LabelPlan> plan(OutgoingImage image) {
    return image
        .label()
        .filter(label -> choice.isChosen(image.id()))
        .map(label -> plan(image.id(), label));
  }

  private LabelPlan plan(String imageId, String label) {
    Optional<String> mistake = mistakes.of(imageId, label);
    return new LabelPlan(imageId, mistake.orElse(label), mistake.map(wrong -> label));
  }
}
