package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingLabelsTest {
  private final FakeTime time = new FakeTime();
  private final List<String> published = new ArrayList<>();
  private final LabelSink sink =
      new LabelSink() {
        @Override
        public void publishLabel(String imageId, String label) {
          published.add(imageId + "=" + label);
        }

        @Override
        public void publishCorrection(String imageId, String label) {
          published.add(imageId + ":=" + label);
        }
      };

  private PendingLabels labels = labels(5, 2, 3);

  @Test
  void publishesWhatIsDueAndNothingBefore() {
    labels.add(right("a", "1"));
    pass(3);
    labels.add(right("b", "2"));
    labels.runDue();
    assertThat(published).isEmpty();
    assertThat(labels.nanosUntilNext()).isEqualTo(Duration.ofSeconds(2).toNanos());

    runAfter(2);
    assertThat(published).containsExactly("a=1");

    runAfter(3);
    assertThat(published).containsExactly("a=1", "b=2");
    assertThat(labels.nanosUntilNext()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void correctsAfterTheSecondDelayInTheOrderOfTime() {
    labels.add(wrong("a", "1", "2"));
    pass(3);
    labels.add(right("b", "7"));

    runAfter(2); // at 5
    assertThat(published).containsExactly("a=1");
    assertThat(labels.nanosUntilNext()).isEqualTo(Duration.ofSeconds(2).toNanos());

    runAfter(2); // at 7: before the label of b, which came in earlier than the correction
    assertThat(published).containsExactly("a=1", "a:=2");

    runAfter(1); // at 8
    assertThat(published).containsExactly("a=1", "a:=2", "b=7");
    assertThat(labels.nanosUntilNext()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void catchesUpInTheOrderOfTime() {
    labels = labels(1, 5, 10);
    labels.add(wrong("a", "1", "2"));
    runAfter(1); // the correction is due at 6
    pass(3);
    labels.add(right("b", "7")); // due at 5
    pass(2);
    labels.add(right("c", "8")); // due at 7

    runAfter(20);
    assertThat(published).containsExactly("a=1", "b=7", "a:=2", "c=8");
  }

  @Test
  void startsACorrectionsTimeWhenTheWrongLabelGoes() {
    labels.add(wrong("a", "1", "2"));

    runAfter(60);
    assertThat(published).containsExactly("a=1");
    runAfter(2);
    assertThat(published).containsExactly("a=1", "a:=2");
  }

  @Test
  void correctsAtOnceWithoutADelay() {
    labels = labels(0, 0, 10);
    labels.add(wrong("a", "1", "2"));
    labels.add(right("b", "7"));

    labels.runDue();
    assertThat(published).containsExactlyInAnyOrder("a=1", "a:=2", "b=7");
    assertThat(published).containsSubsequence("a=1", "a:=2");
  }

  @Test
  void takesNoMoreRecordsThanItHasRoomFor() {
    labels.add(wrong("a", "1", "2"));
    assertThatThrownBy(() -> labels.add(wrong("b", "1", "2")))
        .isInstanceOf(IllegalStateException.class);
    labels.add(right("b", "1"));

    assertThatThrownBy(() -> labels.add(right("c", "3"))).isInstanceOf(IllegalStateException.class);
    assertThat(labels.size()).isEqualTo(3);
  }

  @Test
  void countsARecordUntilItIsPublished() {
    labels.add(wrong("a", "1", "2"));
    assertThat(labels.size()).isEqualTo(2);
    runAfter(5);
    assertThat(labels.size()).isEqualTo(1);
    runAfter(2);
    assertThat(labels.size()).isZero();
  }

  private PendingLabels labels(int delay, int correctionDelay, int capacity) {
    return new PendingLabels(
        Duration.ofSeconds(delay), Duration.ofSeconds(correctionDelay), capacity, time, sink);
  }

  private void runAfter(int seconds) {
    pass(seconds);
    labels.runDue();
  }

  private void pass(int seconds) {
    time.pass(Duration.ofSeconds(seconds));
  }

  private static LabelPlan right(String imageId, String label) {
    return new LabelPlan(imageId, label, Optional.empty());
  }

  private static LabelPlan wrong(String imageId, String first, String correction) {
    return new LabelPlan(imageId, first, Optional.of(correction));
  }
}
