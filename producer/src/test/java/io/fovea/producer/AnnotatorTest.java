package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnotatorTest {
  private static final List<String> CLASSES = List.of("cat", "dog");

  @Test
  void givesTheRightLabelAtOnceWithoutMistakes() {
    assertThat(annotator(1, 0).plan(image(Optional.of("cat"))))
        .contains(new LabelPlan("a", "cat", Optional.empty()));
  }

  @Test
  void givesTheWrongLabelFirstWithMistakes() {
    assertThat(annotator(1, 1).plan(image(Optional.of("cat"))))
        .contains(new LabelPlan("a", "dog", Optional.of("cat")));
  }

  @Test
  void givesNoneToWhatWasNotChosenOrHasNone() {
    assertThat(annotator(0, 0).plan(image(Optional.of("cat")))).isEmpty();
    assertThat(annotator(1, 1).plan(image(Optional.empty()))).isEmpty();
  }

  private static Annotator annotator(double labelled, double wrong) {
    return new Annotator(new LabelChoice(labelled, 42), new Mistakes(wrong, 42, CLASSES));
  }

  private static OutgoingImage image(Optional<String> label) {
    return new OutgoingImage(
        "a",
        label,
        maxBytes -> {
          throw new IOException("not read here");
        });
  }
}
