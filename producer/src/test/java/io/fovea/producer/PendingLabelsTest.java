package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingLabelsTest {
  private final FakeTime time = new FakeTime();
  private final List<String> published = new ArrayList<>();
  private final PendingLabels labels =
      new PendingLabels(
          Duration.ofSeconds(5), 2, time, (id, label) -> published.add(id + "=" + label));

  @Test
  void publishesWhatIsDueAndNothingBefore() {
    labels.add("a", "1");
    time.pass(Duration.ofSeconds(3));
    labels.add("b", "2");
    labels.runDue();
    assertThat(published).isEmpty();
    assertThat(labels.nanosUntilNext()).isEqualTo(Duration.ofSeconds(2).toNanos());

    time.pass(Duration.ofSeconds(2));
    labels.runDue();
    assertThat(published).containsExactly("a=1");

    time.pass(Duration.ofSeconds(3));
    labels.runDue();
    assertThat(published).containsExactly("a=1", "b=2");
    assertThat(labels.nanosUntilNext()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void takesNoMoreThanItHasRoomFor() {
    labels.add("a", "1");
    labels.add("b", "2");

    assertThatThrownBy(() -> labels.add("c", "3")).isInstanceOf(IllegalStateException.class);
    assertThat(labels.size()).isEqualTo(2);
  }
}
