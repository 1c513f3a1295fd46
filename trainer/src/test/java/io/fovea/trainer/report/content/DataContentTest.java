package io.fovea.trainer.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.augmentation.Augmenter;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.report.content.DataContent.AugmentedSample;
import io.fovea.trainer.report.content.DataContent.Sample;
import io.fovea.trainer.report.content.DataContent.SplitSizes;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DataContentTest {
  private static final PreparedImages IMAGES =
      new PreparedImages(
          List.of(new float[] {0, 1}, new float[] {1, 1}, new float[] {2, 1}, new float[] {3, 1}),
          new int[] {1, 0, 1, 1},
          List.of());

  @Test
  void samplesAreTheFirstOfEachClass() {
    assertThat(Sample.of(IMAGES, 3, 2))
        .extracting(sample -> sample.pixels()[0])
        .containsExactly(0f, 1f, 2f);
  }

  @Test
  void sizesCountEveryClassEvenIfItHasNoImage() {
    SplitSizes sizes = SplitSizes.of("train", IMAGES, 3);
    assertThat(sizes.images()).containsExactly(1L, 3L, 0L);
    assertThat(sizes.all()).isEqualTo(4);
  }

  @Test
  void copiesDifferAndTheOriginalStays() {
    Augmenter augmenter = Augmentations.parse("brightness=0.5").augmenter(1, 1, 2);
    Sample original = new Sample(new float[] {0.5f, 0.25f}, 0);
    AugmentedSample sample = AugmentedSample.of(original, augmenter, 2, new SplittableRandom(1));
    assertThat(original.pixels()).containsExactly(0.5f, 0.25f);
    assertThat(sample.copies()).hasSize(2);
    assertThat(sample.copies().get(0)).isNotEqualTo(sample.copies().get(1));
  }
}
