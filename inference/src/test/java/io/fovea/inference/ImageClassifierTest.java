package io.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.fovea.inference.Outcome.Classified;
import io.fovea.inference.Outcome.Rejected;
import io.fovea.inference.engine.EngineException;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.Rejection.Reason;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageClassifierTest {
  private static final ImageInput BROKEN = ImageInput.encoded(new byte[] {1, 2, 3});
  private static final ImageInput EMPTY = ImageInput.encoded(new byte[0]);

  private final FakeEngine engine = new FakeEngine();

  @Test
  void rejectedImagesFailAloneAndOrderIsKept() {
    try (ImageClassifier classifier = classifier(1, 0)) {
      List<Outcome> outcomes =
          classifier.classify(List.of(pixel(250), BROKEN, pixel(3), EMPTY, pixel(200)));
      assertThat(classified(outcomes.get(0)).confidence()).isCloseTo(250 / 255f, within(1e-6f));
      assertThat(reason(outcomes.get(1))).isEqualTo(Reason.UNKNOWN_FORMAT);
      assertThat(classified(outcomes.get(2)).label()).isEqualTo("dark");
      assertThat(reason(outcomes.get(3))).isEqualTo(Reason.EMPTY_IMAGE);
      assertThat(classified(outcomes.get(4)).confidence()).isCloseTo(200 / 255f, within(1e-6f));
      assertThat(classified(outcomes.get(4)).batchSize()).isEqualTo(3);
      assertThat(engine.batchSizes).as("a trial run, then one for all").containsExactly(1, 3);
    }
  }

  @Test
  void nothingReadableNeedsNoEngine() {
    try (ImageClassifier classifier = classifier(1, 0)) {
      assertThat(classifier.classify(List.of(BROKEN, EMPTY))).allMatch(Rejected.class::isInstance);
      assertThat(classifier.classify(List.of())).isEmpty();
      assertThat(engine.batchSizes).containsExactly(1);
    }
  }

  @Test
  void batchesOfAnySizeFollowEachOther() {
    try (ImageClassifier classifier = classifier(1, 0)) {
      for (int size : new int[] {1, 130, 2, 131, 7}) {
        List<ImageInput> images = IntStream.range(0, size).mapToObj(i -> pixel(i % 256)).toList();
        List<Outcome> outcomes = classifier.classify(images);
        for (int i = 0; i < size; i++) {
          float bright = i % 256 / 255f;
          assertThat(classified(outcomes.get(i)).confidence())
              .isCloseTo(Math.max(bright, 1 - bright), within(1e-6f));
        }
      }
    }
  }

  @Test
  void topKIsBestFirstAndNoLongerThanTheLabels() {
    try (ImageClassifier classifier = classifier(5, 0)) {
      Classified outcome = classified(classifier.classify(List.of(pixel(204))).get(0));
      assertThat(outcome.topK())
          .extracting(Outcome.ScoredLabel::label)
          .containsExactly("bright", "dark");
      assertThat(outcome.topK().get(1).probability()).isCloseTo(0.2f, within(1e-6f));
      assertThat(outcome.labelIndex()).isEqualTo(1);
    }
  }

  @Test
  void confidenceUnderTheThresholdIsUnsure() {
    try (ImageClassifier classifier = classifier(1, 0.9f)) {
      List<Outcome> outcomes = classifier.classify(List.of(pixel(255), pixel(200)));
      assertThat(classified(outcomes.get(0)).unsure()).isFalse();
      assertThat(classified(outcomes.get(1)).unsure()).isTrue();
    }
  }

  @Test
  void oneIndigestibleImageIsRejectedAndItsNeighboursAreNot() {
    engine.indigestible = pixel -> pixel == 13;
    try (ImageClassifier classifier = classifier(1, 0)) {
      List<Outcome> outcomes = new ArrayList<>(classifier.classify(pixels(1, 64)));
      assertThat(reason(outcomes.get(12))).isEqualTo(Reason.ENGINE_REFUSED);
      outcomes.remove(12);
      assertThat(outcomes).hasSize(63).allMatch(Classified.class::isInstance);
      assertThat(engine.batchSizes).as("halving, not one by one").hasSizeLessThan(20);
    }
  }

  @Test
  void severalIndigestibleImagesAreFound() {
    engine.indigestible = pixel -> pixel == 1 || pixel == 20 || pixel == 21;
    try (ImageClassifier classifier = classifier(1, 0)) {
      List<Outcome> outcomes = classifier.classify(pixels(1, 30));
      for (int i = 0; i < 30; i++) {
        boolean refused = i == 0 || i == 19 || i == 20;
        assertThat(outcomes.get(i)).isInstanceOf(refused ? Rejected.class : Classified.class);
      }
    }
  }

  @Test
  void indigestibleImageAloneInItsBatchIsRejected() {
    engine.indigestible = pixel -> pixel == 13;
    try (ImageClassifier classifier = classifier(1, 0)) {
      assertThat(reason(classifier.classify(List.of(pixel(13))).get(0)))
          .isEqualTo(Reason.ENGINE_REFUSED);
    }
  }

  @Test
  void noNumberForOneImageIsThatImagesFault() {
    engine.confusing = pixel -> pixel == 13;
    try (ImageClassifier classifier = classifier(1, 0)) {
      List<Outcome> outcomes = classifier.classify(pixels(10, 20));
      assertThat(reason(outcomes.get(3))).isEqualTo(Reason.ENGINE_REFUSED);
    }
  }

  @Test
  void deadEngineRejectsNoImage() {
    engine.brokenAt = call -> call > 1;
    try (ImageClassifier classifier = classifier(1, 0)) {
      assertThatThrownBy(() -> classifier.classify(pixels(1, 64)))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("broken");
      assertThat(engine.batchSizes).as("no search on a dead engine").containsExactly(1, 64, 1);
    }
  }

  @Test
  void engineThatDiesWhileTheCulpritIsSoughtRejectsNoImage() {
    engine.indigestible = pixel -> pixel == 13;
    engine.brokenAt = call -> call > 8;
    try (ImageClassifier classifier = classifier(1, 0)) {
      assertThatThrownBy(() -> classifier.classify(pixels(1, 64)))
          .isInstanceOf(EngineException.class);
    }
  }

  @Test
  void engineThatTakesNoImageOfABatchIsBroken() {
    engine.indigestible = pixel -> pixel > 0; // all but the known-good
    try (ImageClassifier classifier = classifier(1, 0)) {
      assertThatThrownBy(() -> classifier.classify(pixels(1, 8)))
          .isInstanceOf(EngineException.class);
    }
  }

  @Test
  void passingFailureRejectsNoImage() {
    engine.brokenAt = call -> call == 2;
    try (ImageClassifier classifier = classifier(1, 0)) {
      assertThat(classifier.classify(pixels(1, 8))).allMatch(Classified.class::isInstance);
    }
  }

  @Test
  void networkThatCannotAnswerEndsTheStart() {
    engine.confusing = pixel -> true;
    assertThatThrownBy(() -> classifier(1, 0)).hasMessageContaining("NaN");
    assertThat(engine.closed).isTrue();
  }

  @Test
  void networkWithOtherClassesThanLabelsEndsTheStart() {
    assertThatThrownBy(
            () ->
                new ImageClassifier(
                    Preprocessing.unitRange(1, 1, 1),
                    new Ranking(List.of("a", "b", "c"), 1, 0, new Temperature(1)),
                    engine,
                    ImageLimits.DEFAULT))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("[1, 2] where [1, 3] was expected");
  }

  @Test
  void closesItsEngine() {
    classifier(1, 0).close();
    assertThat(engine.closed).isTrue();
  }

  /** 200 images that announce 900 million pixels each; half a gigabyte would show at once. */
  @Test
  void memoryStaysFlatHoweverManyImagesAreRejected() {
    List<ImageInput> images = new ArrayList<>(Collections.nCopies(200, hugePng()));
    images.add(pixel(255));
    try (ImageClassifier classifier = classifier(1, 0)) {
      classifier.classify(images);
      long before = allocated();
      List<Outcome> outcomes = classifier.classify(images);
      assertThat(allocated() - before).isLessThan(4 << 20);
      assertThat(outcomes.subList(0, 200))
          .allMatch(outcome -> reason(outcome) == Reason.TOO_MANY_PIXELS);
      assertThat(classified(outcomes.get(200)).label()).isEqualTo("bright");
    }
  }

  private static long allocated() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  private static ImageInput hugePng() {
    return ImageInput.encoded(
        new byte[] {
          (byte) 0x89,
          'P',
          'N',
          'G',
          '\r',
          '\n',
          0x1a,
          '\n',
          0,
          0,
          0,
          13,
          'I',
          'H',
          'D',
          'R',
          0,
          0,
          0x75,
          0x30,
          0,
          0,
          0x75,
          0x30,
          8,
          2,
          0,
          0,
          0,
          0,
          0,
          0,
          0
        });
  }

  private ImageClassifier classifier(int topK, float unsureBelow) {
    return new ImageClassifier(
        Preprocessing.unitRange(1, 1, 1),
        new Ranking(List.of("dark", "bright"), topK, unsureBelow, new Temperature(1)),
        engine,
        ImageLimits.DEFAULT);
  }

  private static ImageInput pixel(int value) {
    return ImageInput.raw(1, 1, 1, new byte[] {(byte) value});
  }

  private static List<ImageInput> pixels(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(ImageClassifierTest::pixel).toList();
  }

  private static Classified classified(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Classified.class);
    return (Classified) outcome;
  }

  private static Reason reason(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    return ((Rejected) outcome).rejection().reason();
  }
}
