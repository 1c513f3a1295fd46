package io.fovea.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  private static final float[] TWO_ROWS = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
  private static final Resampler TWO_BY_THREE = new Resampler(1, 2, 3);

  /** The figures come from scipy, which inverts the matrix as numbers. */
  @Test
  void affineMapsEqualThoseOfScipy() throws IOException {
    JsonNode fixture = read("/augmentation/affine-scipy.json");
    int height = fixture.get("height").asInt();
    int width = fixture.get("width").asInt();
    Resampler resampler = new Resampler(fixture.get("channels").asInt(), height, width);
    float[] image = floats(fixture.get("image"));
    assertThat(fixture.get("cases")).hasSize(10);
    for (JsonNode each : fixture.get("cases")) {
      float[] target = new float[image.length];
      resampler.resample(image, map(each, height, width), target, 0);
      assertThat(target)
          .as("%s", each)
          .containsExactly(floats(each.get("expected")), within(2e-6f));
    }
  }

  @Test
  void copyingFlipsAndMovesWithoutChangingValues() {
    assertThat(copied(false, false, 0, 0)).containsExactly(TWO_ROWS);
    assertThat(copied(true, false, 0, 0)).containsExactly(0.3f, 0.2f, 0.1f, 0.6f, 0.5f, 0.4f);
    assertThat(copied(false, true, 0, 0)).containsExactly(0.4f, 0.5f, 0.6f, 0.1f, 0.2f, 0.3f);
    assertThat(copied(false, false, 1, 0)).containsExactly(0, 0.1f, 0.2f, 0, 0.4f, 0.5f);
    assertThat(copied(false, false, -2, 1)).containsExactly(0, 0, 0, 0.3f, 0, 0);
    assertThat(copied(true, true, 1, -1)).containsExactly(0, 0.3f, 0.2f, 0, 0, 0);
  }

  @Test
  void anAffineMapOfTheSameMovesSaysTheSame() {
    for (boolean horizontally : new boolean[] {false, true}) {
      for (boolean vertically : new boolean[] {false, true}) {
        for (int right = -2; right <= 2; right++) {
          AffineMap map =
              AffineMap.IDENTITY.moved(right, 1).ofFlipped(horizontally, vertically, 2, 3);
          float[] target = new float[6];
          TWO_BY_THREE.resample(TWO_ROWS, map, target, 0);
          assertThat(target).containsExactly(copied(horizontally, vertically, right, 1));
        }
      }
    }
  }

  private static float[] copied(boolean horizontally, boolean vertically, int right, int down) {
    float[] target = {9, 9, 9, 9, 9, 9};
    TWO_BY_THREE.copy(TWO_ROWS, horizontally, vertically, right, down, target, 0);
    return target;
  }

  private static AffineMap map(JsonNode of, int height, int width) {
    return AffineMap.of(
        Math.toRadians(of.get("rotation").asDouble()),
        Math.toRadians(of.get("shear").asDouble()),
        of.get("zoom").asDouble(),
        of.get("right").asDouble(),
        of.get("down").asDouble(),
        height,
        width);
  }

  private static float[] floats(JsonNode values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream json = ResamplerTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(json);
    }
  }
}
