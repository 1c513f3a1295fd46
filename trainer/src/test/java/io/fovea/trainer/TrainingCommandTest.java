package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingCommandTest {

  @Test
  void holdsWhatWasGivenAndChangesTheModel() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("dataset", "mnist");
    given.put("out", "/home/me/secret/m.zip");
    given.put("epochs", "5");
    given.put("data", "/home/me/data");
    given.put("resume", "true");
    assertThat(TrainingCommand.of(given, "mnist-lenet"))
        .isEqualTo("./fovea train --dataset mnist --epochs 5 --out mnist-lenet.zip");
  }

  @Test
  void quotesWhatAShellWouldTakeApart() {
    assertThat(TrainingCommand.of(Map.of("dataset", "folder:my pictures"), "m"))
        .isEqualTo("./fovea train --dataset 'folder:my pictures' --out m.zip");
    assertThat(TrainingCommand.of(Map.of("dataset", "folder:it's"), "m"))
        .contains("--dataset 'folder:it'\\''s' ");
  }
}
