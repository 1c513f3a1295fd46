package io.fovea.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmenterTest {
  private static final int CHANNELS = 3;
  private static final int HEIGHT = 12;
  private static final int WIDTH = 16;
  private static final int SIZE = CHANNELS * HEIGHT * WIDTH;
  private static final int DRAWS = 4_000;
  private static final String STRONGEST =
      "flip=1,flip-vertical=1,rotate=180,shear=45,zoom=0.5,shift=0.5,crop=0.5,brightness=1,"
          + "noise=0.5,cutout=0.5";

  @Test
  void valuesStayWithinZeroAndOne() {
    float[] image = random(1);
    for (int seed = 0; seed < 200; seed++) {
      for (float value : augmented(STRONGEST, image, seed)) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void strengthsOfZeroChangeNothing() {
    String zeros =
        Arrays.stream(Augmentation.values())
            .map(augmentation -> augmentation.text() + "=0")
            .collect(Collectors.joining(","));
    float[] image = random(2);
    assertThat(augmented(zeros, image, 3)).containsExactly(image);
    assertThat(augmented("none", image, 3)).containsExactly(image);
  }

  @Test
  void theSameSeedGivesTheSameImage() {
    float[] image = random(3);
    assertThat(augmented(STRONGEST, image, 5)).containsExactly(augmented(STRONGEST, image, 5));
    assertThat(augmented(STRONGEST, image, 5)).isNotEqualTo(augmented(STRONGEST, image, 6));
  }

  @Test
  void anImageBeforeLeavesNothingBehind() {
    Augmenter augmenter = Augmentations.parse(STRONGEST).augmenter(CHANNELS, HEIGHT, WIDTH);
    float[] target = new float[SIZE];
    augmenter.augment(random(4), target, 0, new SplittableRandom(1));
    augmenter.augment(random(5), target, 0, new SplittableRandom(2));
    assertThat(target).containsExactly(augmented(STRONGEST, random(5), 2));
  }

  @Test
  void leavesTheSourceAndTheRestOfTheTarget() {
    float[] image = random(6);
    float[] target = new float[SIZE + 10];
    Arrays.fill(target, 7);
    Augmentations.parse(STRONGEST)
        .augmenter(CHANNELS, HEIGHT, WIDTH)
        .augment(image, target, 4, new SplittableRandom(8));
    assertThat(image).containsExactly(random(6));
    assertThat(Arrays.copyOfRange(target, 4, 4 + SIZE))
        .containsExactly(augmented(STRONGEST, image, 8));
    assertThat(target).startsWith(7, 7, 7, 7).endsWith(7, 7, 7, 7, 7, 7);
  }

  @Test
  void fillsBuffersOneAfterTheOther() {
    FloatBuffer batch = FloatBuffer.allocate(2 * SIZE);
    Augmenter augmenter = Augmentations.parse("crop,flip").augmenter(CHANNELS, HEIGHT, WIDTH);
    augmenter.augment(random(7), batch, new SplittableRandom(1));
    augmenter.augment(random(8), batch, new SplittableRandom(2));
    assertThat(batch.remaining()).isZero();
    assertThat(Arrays.copyOfRange(batch.array(), SIZE, 2 * SIZE))
        .containsExactly(augmented("crop,flip", random(8), 2));
  }

  @Test
  void flipsAsOftenAsAsked() {
    float[] image = random(9);
    double flipped = mean("flip=0.3", image, changed -> Arrays.equals(changed, image) ? 0 : 1);
    assertThat(flipped).isCloseTo(0.3, within(0.03));
  }

  @Test
  void cropsToEveryPlaceAlike() {
    float[] dot = new float[SIZE];
    dot[6 * WIDTH + 8] = 1;
    double[] right = draws("crop=2", dot, changed -> at(changed) % WIDTH - 8);
    double[] down = draws("crop=2", dot, changed -> at(changed) / WIDTH - 6);
    for (double[] moves : new double[][] {right, down}) {
      assertThat(Arrays.stream(moves).distinct().sorted().toArray())
          .containsExactly(-2, -1, 0, 1, 2);
      assertThat(mean(moves)).isCloseTo(0, within(0.1));
      assertThat(variance(moves)).isCloseTo(2, within(0.15));
    }
  }

  @Test
  void shiftsEvenlyUpToItsPartOfTheSide() {
    float[] dot = new float[SIZE];
    dot[6 * WIDTH + 8] = 1;
    double[] right = draws("shift=0.25", dot, changed -> centreX(changed) - 8);
    assertThat(Arrays.stream(right).max().orElseThrow()).isBetween(3.95, 4.0);
    assertThat(Arrays.stream(right).min().orElseThrow()).isBetween(-4.0, -3.95);
    assertThat(mean(right)).isCloseTo(0, within(0.15));
    assertThat(variance(right)).isCloseTo(8 * 8 / 12.0, within(0.25));
  }

  @Test
  void turnsEvenlyUpToItsAngle() {
    float[] dot = new float[SIZE];
    for (int at : new int[] {5 * WIDTH + 14, 6 * WIDTH + 14}) {
      dot[at] = 1;
    }
    double[] degrees =
        draws(
            "rotate=20",
            dot,
            changed -> Math.toDegrees(Math.atan2(centreY(changed) - 5.5, centreX(changed) - 7.5)));
    assertThat(Arrays.stream(degrees).max().orElseThrow()).isBetween(19.0, 20.5);
    assertThat(Arrays.stream(degrees).min().orElseThrow()).isBetween(-20.5, -19.0);
    assertThat(mean(degrees)).isCloseTo(0, within(0.7));
    assertThat(variance(degrees)).isCloseTo(40 * 40 / 12.0, within(6.0));
  }

  @Test
  void zoomsEvenlyUpToItsPart() {
    float[] ramp = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      ramp[i] = 0.06f * (i % WIDTH);
    }
    int row = 5 * WIDTH;
    double[] zooms =
        draws("zoom=0.3", ramp, changed -> 0.06 / (changed[row + 8] - changed[row + 7]));
    assertThat(Arrays.stream(zooms).max().orElseThrow()).isCloseTo(1.3, within(0.001));
    assertThat(Arrays.stream(zooms).min().orElseThrow()).isCloseTo(0.7, within(0.001));
    assertThat(mean(zooms)).isCloseTo(1, within(0.015));
    assertThat(variance(zooms)).isCloseTo(0.6 * 0.6 / 12, within(0.002));
  }

  @Test
  void slidesRowsUpToItsAngle() {
    float[] dot = new float[SIZE];
    dot[WIDTH + 8] = 1;
    double[] slides = draws("shear=30", dot, changed -> (centreX(changed) - 8) / 4.5);
    double steepest = Math.tan(Math.toRadians(30));
    assertThat(Arrays.stream(slides).max().orElseThrow()).isCloseTo(steepest, within(0.01));
    assertThat(Arrays.stream(slides).min().orElseThrow()).isCloseTo(-steepest, within(0.01));
    assertThat(mean(slides)).isCloseTo(0, within(0.02));
  }

  @Test
  void brightensAndDarkensAlike() {
    double[] light = draws("brightness=0.4", grey(0.5f), changed -> changed[0]);
    assertThat(Arrays.stream(light).min().orElseThrow()).isBetween(0.3, 0.301);
    assertThat(Arrays.stream(light).max().orElseThrow()).isBetween(0.699, 0.7);
    assertThat(mean(light)).isCloseTo(0.5, within(0.01));
    assertThat(variance(light)).isCloseTo(0.4 * 0.4 / 12, within(0.001));
    assertThat(augmented("brightness=1", grey(0), 1)).containsOnly(0);
  }

  @Test
  void noiseHasItsDeviation() {
    float[] noisy = augmented("noise=0.05", grey(0.5f), 1);
    double[] values = IntStream.range(0, SIZE).mapToDouble(i -> noisy[i]).toArray();
    assertThat(mean(values)).isCloseTo(0.5, within(0.01));
    assertThat(Math.sqrt(variance(values))).isCloseTo(0.05, within(0.005));
  }

  @Test
  void coversTheSameSquareOfEveryChannelByTheMeanOfTheChannel() {
    float[] image = random(6);
    int plane = HEIGHT * WIDTH;
    for (int seed = 0; seed < 100; seed++) {
      float[] cut = augmented("cutout=4", image, seed);
      int[] covered = changed(image, cut);
      assertThat(covered).hasSizeBetween(CHANNELS * 4, CHANNELS * 16);
      int each = covered.length / CHANNELS;
      for (int i = 0; i < covered.length; i++) {
        int channel = i / each;
        assertThat(covered[i]).isEqualTo(covered[i % each] + channel * plane);
        assertThat((double) cut[covered[i]])
            .isCloseTo(meanOf(image, channel * plane, plane), within(1e-6));
      }
    }
    double area = mean("cutout=4", image, cut -> changed(image, cut).length / (double) CHANNELS);
    assertThat(area).isCloseTo(meanCovered(WIDTH) * meanCovered(HEIGHT), within(0.15));
  }

  /** Of a stretch of 4 around each pixel of a side, from 2 before it, what lies inside. */
  private static double meanCovered(int side) {
    return IntStream.range(0, side)
        .map(centre -> Math.min(side, centre + 2) - Math.max(0, centre - 2))
        .average()
        .orElseThrow();
  }

  /** Indices, in order. */
  private static int[] changed(float[] before, float[] after) {
    return IntStream.range(0, SIZE).filter(i -> before[i] != after[i]).toArray();
  }

  private static double meanOf(float[] image, int from, int count) {
    return IntStream.range(from, from + count).mapToDouble(i -> image[i]).average().orElseThrow();
  }

  /** Of the only pixel of the first channel. */
  private static int at(float[] image) {
    return IntStream.range(0, HEIGHT * WIDTH).filter(i -> image[i] == 1).findFirst().orElseThrow();
  }

  private static double centreX(float[] image) {
    return weighted(image, i -> i % WIDTH);
  }

  private static double centreY(float[] image) {
    return weighted(image, i -> i / WIDTH);
  }

  private static double weighted(float[] image, ToDoubleFunction<Integer> position) {
    double all = 0;
    double sum = 0;
    for (int i = 0; i < HEIGHT * WIDTH; i++) {
      all += image[i];
      sum += image[i] * position.applyAsDouble(i);
    }
    return sum / all;
  }

  private static double mean(String text, float[] image, ToDoubleFunction<float[]> figure) {
    return mean(draws(text, image, figure));
  }

  private static double[] draws(String text, float[] image, ToDoubleFunction<float[]> figure) {
    Augmenter augmenter = Augmentations.parse(text).augmenter(CHANNELS, HEIGHT, WIDTH);
    SplittableRandom random = new SplittableRandom(42);
    float[] target = new float[SIZE];
    return IntStream.range(0, DRAWS)
        .mapToDouble(
            i -> {
              augmenter.augment(image, target, 0, random);
              return figure.applyAsDouble(target);
            })
        .toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }

  private static float[] augmented(String text, float[] image, long seed) {
    float[] target = new float[SIZE];
    Augmentations.parse(text)
        .augmenter(CHANNELS, HEIGHT, WIDTH)
        .augment(image, target, 0, new SplittableRandom(seed));
    return target;
  }

  private static float[] grey(float value) {
    float[] image = new float[SIZE];
    Arrays.fill(image, value);
    return image;
  }

  private static float[] random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] image = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      image[i] = random.nextInt(256) / 255f;
    }
    return image;
  }
}
