package io.fovea.streamsclassifier.quality.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.settings.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {
  @TempDir Path directory;

  private final Faults faults = new Faults();

  @Test
  void tellsASecondInstanceToKeepItsStateElsewhere() {
    Path state = directory.resolve("a/b");
    try (StateLock first = StateLock.take(state, "quality", faults).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(StateLock.take(state, "quality", faults)).isEmpty();
      assertThat(faults.found())
          .singleElement()
          .asString()
          .contains("another instance", state.toString(), "--state-dir");
    }
  }

  @Test
  void lendsTheDirectoryAgainWhenTheFirstHasEnded() {
    StateLock.take(directory, "quality", faults).orElseThrow().close();

    Optional<StateLock> second = StateLock.take(directory, "quality", faults);

    assertThat(second).isPresent();
    second.get().close();
    assertThat(faults.any()).isFalse();
  }

  @Test
  void sharesADirectoryAmongDifferentApplications() {
    try (StateLock one = StateLock.take(directory, "one", faults).orElseThrow();
        StateLock other = StateLock.take(directory, "other", faults).orElseThrow()) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @Test
  void tellsWhereNoStateCanBeKept() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThat(StateLock.take(file.resolve("state"), "quality", faults)).isEmpty();
    assertThat(faults.found())
        .singleElement()
        .asString()
        .contains("cannot keep state in", "--state-dir");
  }
}
