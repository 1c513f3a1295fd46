package io.fovea.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

  @Test
  void comesBackFromJsonAsItWent() throws Exception {
    Preprocessing written =
        new Preprocessing(
            3,
            32,
            48,
            ResizeMode.FIT,
            1 / 255.0,
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225));
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readValue(json.writeValueAsString(written), Preprocessing.class))
        .isEqualTo(written);
  }

  @Test
  void writesNothingButItsComponents() throws Exception {
    assertThat(new ObjectMapper().valueToTree(Preprocessing.unitRange(1, 28, 28)).toString())
        .isEqualTo(
            """
            {"channels":1,"height":28,"width":28,"resize":"STRETCH","scale":0.00392156862745098,\
            "mean":[0.0],"std":[1.0]}""");
  }

  /** Other frameworks divide by 255 in single precision; so must we, to the last bit. */
  @Test
  void unitRangeIsDivisionBy255InFloat32() {
    Preprocessing unit = Preprocessing.unitRange(1, 1, 1);
    for (int value = 0; value < 256; value++) {
      assertThat(unit.normalize(0, value)).isEqualTo(value / 255f);
    }
  }

  @Test
  void namesWhatCannotBe() {
    assertThatThrownBy(() -> Preprocessing.unitRange(2, 28, 28))
        .hasMessage("channels must be 1 (grey) or 3 (RGB), not 2");
    assertThatThrownBy(() -> Preprocessing.unitRange(1, 0, 28)).hasMessageContaining("height");
    assertThatThrownBy(() -> Preprocessing.unitRange(1, 28, 1 << 20)).hasMessageContaining("width");
    assertThatThrownBy(
            () ->
                new Preprocessing(
                    1, 1, 1, ResizeMode.STRETCH, 1, List.of(0.0), List.of(Double.NaN)))
        .hasMessage("std must be above 0");
    assertThatThrownBy(
            () -> new Preprocessing(3, 1, 1, ResizeMode.STRETCH, 1, List.of(0.0), List.of(1.0)))
        .hasMessage("mean needs a number per channel");
  }
}
