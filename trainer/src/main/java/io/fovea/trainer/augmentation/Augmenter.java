package io.fovea.trainer.augmentation;

import static io.fovea.trainer.augmentation.Augmentation.BRIGHTNESS;
import static io.fovea.trainer.augmentation.Augmentation.CROP;
import static io.fovea.trainer.augmentation.Augmentation.CUTOUT;
import static io.fovea.trainer.augmentation.Augmentation.FLIP;
import static io.fovea.trainer.augmentation.Augmentation.FLIP_VERTICAL;
import static io.fovea.trainer.augmentation.Augmentation.NOISE;
import static io.fovea.trainer.augmentation.Augmentation.ROTATE;
import static io.fovea.trainer.augmentation.Augmentation.SHEAR;
import static io.fovea.trainer.augmentation.Augmentation.SHIFT;
import static io.fovea.trainer.augmentation.Augmentation.ZOOM;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Changes images of one size, each as the random numbers given with it say: the same numbers make
 * the same image. All but {@link Mixup}, which needs a second image. For one thread.
 */
public final class Augmenter {
  private final Augmentations augmentations;
  private final Resampler image;
  private final boolean interpolates;
  private final int cropX;
  private final int cropY;
  private final int hole;
  private final float[] scratch;

  Augmenter(Augmentations augmentations, int channels, int height, int width) {
    this.augmentations = augmentations;
    this.image = new Resampler(channels, height, width);
    this.interpolates =
        Stream.of(ROTATE, SHEAR, ZOOM, SHIFT).anyMatch(a -> augmentations.strength(a) > 0);
    this.cropX = Strength.pixels(augmentations.strength(CROP), width);
    this.cropY = Strength.pixels(augmentations.strength(CROP), height);
    this.hole = Strength.pixels(augmentations.strength(CUTOUT), Math.min(height, width));
    this.scratch = new float[channels * height * width];
  }

  /**
   * Writes a changed image.
   *
   * @param source {@code [channels, height, width]}, 0 to 1; stays as it is
   * @param target another array; 0 to 1 as well
   * @param offset of the image in it
   * @param random in a training on several threads one for each image, from the seed, the epoch and
   *     the image's number, so that it does not matter which thread takes which image
   */
  public void augment(float[] source, float[] target, int offset, SplittableRandom random) {
    move(source, target, offset, random);
    int end = offset + scratch.length;
    if (strength(BRIGHTNESS) > 0) {
      float factor = (float) (1 + either(BRIGHTNESS, random));
      Retouching.brightness(target, offset, end, factor);
    }
    if (strength(NOISE) > 0) {
      Retouching.noise(target, offset, end, strength(NOISE), random);
    }
    if (hole > 0) {
      int x = random.nextInt(image.width()) - hole / 2;
      int y = random.nextInt(image.height()) - hole / 2;
      Retouching.cutout(target, offset, image, x, y, hole);
    }
  }

  /** Likewise, at the buffer's position, which is behind the image afterwards. */
  public void augment(float[] source, FloatBuffer target, SplittableRandom random) {
    augment(source, scratch, 0, random);
    target.put(scratch);
  }

  private void move(float[] source, float[] target, int offset, SplittableRandom random) {
    boolean horizontally = chance(FLIP, random);
    boolean vertically = chance(FLIP_VERTICAL, random);
    AffineMap map = interpolates ? map(random) : AffineMap.IDENTITY;
    int right = cropX > 0 ? random.nextInt(-cropX, cropX + 1) : 0;
    int down = cropY > 0 ? random.nextInt(-cropY, cropY + 1) : 0;
    if (interpolates) {
      AffineMap all =
          map.moved(right, down).ofFlipped(horizontally, vertically, image.height(), image.width());
      image.resample(source, all, target, offset);
    } else {
      image.copy(source, horizontally, vertically, right, down, target, offset);
    }
  }

  private AffineMap map(SplittableRandom random) {
    return AffineMap.of(
        Math.toRadians(either(ROTATE, random)),
        Math.toRadians(either(SHEAR, random)),
        1 + either(ZOOM, random),
        image.width() * either(SHIFT, random),
        image.height() * either(SHIFT, random),
        image.height(),
        image.width());
  }

  private boolean chance(Augmentation augmentation, SplittableRandom random) {
    return strength(augmentation) > 0 && random.nextDouble() < strength(augmentation);
  }

  /** Evenly from minus to plus its strength. */
  private double either(Augmentation augmentation, SplittableRandom random) {
    double strength = strength(augmentation);
    return strength > 0 ? strength * (2 * random.nextDouble() - 1) : 0;
  }

  private double strength(Augmentation augmentation) {
    return augmentations.strength(augmentation);
  }
}
