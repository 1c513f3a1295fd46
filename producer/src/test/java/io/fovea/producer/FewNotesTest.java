package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewNotesTest {
  private final List<String> read = new ArrayList<>();

  @Test
  void namesAFewAndThenOnlySaysThatThereAreMore() {
    FewNotes notes = new FewNotes(read::add);
    for (int i = 0; i < 100; i++) {
      notes.add("image-" + i + " was left out");
    }

    assertThat(read).hasSize(21);
    assertThat(read.get(19)).isEqualTo("image-19 was left out");
    assertThat(read.get(20)).contains("and more");
  }
}
