package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetLicencesTest {

  @Test
  void knowsThePartsOfAMixture() {
    assertThat(DatasetLicences.of(List.of("mnist", "digits"))).containsOnlyKeys("mnist", "digits");
    assertThat(DatasetLicences.of(List.of("mnist")).get("mnist")).startsWith("CC BY-SA 3.0");
  }

  @Test
  void claimsNothingOfFolders() {
    assertThat(DatasetLicences.of(List.of("folder:flowers"))).isEmpty();
  }
}
