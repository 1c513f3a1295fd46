package io.fovea.trainer.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.StopSignal;
import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.network.NetworkChoice;
import io.fovea.trainer.network.NetworkKind;
import io.fovea.trainer.network.NetworkShape;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class FittingTest {
  private static final NetworkShape SHAPE = new NetworkShape(1, 12, 12, 2);
  private static final PreparedImages TRAIN = Noise.images(43, 144, 1);
  private static final PreparedImages VALIDATION = Noise.images(10, 144, 2);
  private static final PreparedImages NO_IMAGES = Noise.images(0, 144, 3);
  private static final FittingPlan PLAN = plan(3, 1);

  private final List<Long> seen = new ArrayList<>();
  private final List<FittingState> states = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private long stopAt = Long.MAX_VALUE;

  @Test
  void learnsToTellTheClassesApart() throws Exception {
    List<EpochRecord> history = fit(plan(8, 2), NetworkKind.LENET, VALIDATION).history();
    assertThat(history).hasSize(8);
    assertThat(history.get(7).validationAccuracy()).isGreaterThan(0.85);
    assertThat(history.get(7).trainLoss()).isLessThan(history.get(0).trainLoss());
    assertThat(history.get(7).imagesPerSecond()).isPositive();
  }

  @Test
  void everyImageIsSeenInEveryEpochAndTheLastBatchMayBeSmaller() throws Exception {
    fit(plan(2, 2), NetworkKind.LENET, VALIDATION);
    assertThat(seen).containsExactly(16L, 32L, 43L, 59L, 75L, 86L);
  }

  @Test
  void sameSeedAndWorkersGiveTheSameWeights() throws Exception {
    FittingPlan plan = with(plan(2, 3), Augmentations.parse("shift,noise,mixup"), 0.1, 0);
    float[] first = weights(fit(plan, NetworkKind.LENET, VALIDATION));
    float[] second = weights(fit(plan, NetworkKind.LENET, VALIDATION));
    assertThat(second).isEqualTo(first);
  }

  /** Both make the same steps, but add up in another order. */
  @Test
  void severalWorkersLearnWhatOneLearns() throws Exception {
    float[] one = weights(fit(plan(2, 1), NetworkKind.MLP, VALIDATION));
    float[] three = weights(fit(plan(2, 3), NetworkKind.MLP, VALIDATION));
    assertThat(difference(three, one)).isLessThan(2e-4);
  }

  /** The step is DL4J's own: its Adam, its gradients, on the same images in the same order. */
  @Test
  void oneWorkerLearnsWhatPlainDl4jLearns() throws Exception {
    ComputationGraphConfiguration network = configuration(NetworkKind.MLP);
    ComputationGraph plain = new ComputationGraph(network.clone());
    plain.init();
    FittingPlan plan = plan(1, 1);
    FittingPlan wholeBatch =
        new FittingPlan(
            5,
            43,
            1,
            plan.seed(),
            Optional.empty(),
            ScheduleKind.CONSTANT,
            0,
            Augmentations.NONE,
            0,
            Optional.empty(),
            0);
    for (int step = 0; step < 5; step++) {
      plain.fit(new DataSet(features(TRAIN), labels(TRAIN)));
    }
    float[] ours = weights(fit(wholeBatch, NetworkKind.MLP, VALIDATION));
    assertThat(difference(ours, plain.params().data().asFloat())).isLessThan(2e-4);
  }

  @Test
  void resumedTrainingEndsWithTheSameWeights() throws Exception {
    FittingPlan plan = with(plan(4, 2), Augmentations.parse("rotate,cutout"), 0.1, 3);
    float[] through = weights(fit(plan, NetworkKind.RESNET_SMALL, VALIDATION));
    FittingState behindTwo = states.get(1);
    try (Fitting again = fitting(plan, NetworkKind.RESNET_SMALL, VALIDATION)) {
      again.resume(behindTwo);
      assertThat(again.fit(listener(), stop)).isTrue();
      assertThat(weights(again)).isEqualTo(through);
      assertThat(again.history()).hasSize(4);
    }
  }

  @Test
  void waitsForABetterEpochAndTakesTheBestWeights() throws Exception {
    FittingPlan plan = with(plan(60, 1), Augmentations.NONE, 0, 2);
    Fitting fitted = fit(plan, NetworkKind.LENET, VALIDATION);
    List<EpochRecord> history = fitted.history();
    EpochRecord best = BestEpoch.of(history);
    assertThat(history).hasSize(best.epoch() + 2);
    assertThat(weights(fitted)).isEqualTo(states.get(best.epoch() - 1).weights());
  }

  @Test
  void stopIsHeardWithinAStep() throws Exception {
    stopAt = 32;
    try (Fitting fitting = fitting(PLAN, NetworkKind.LENET, VALIDATION)) {
      assertThat(fitting.fit(listener(), stop)).isFalse();
    }
    assertThat(seen).containsExactly(16L, 32L);
  }

  @Test
  void divergenceIsToldWithItsMend() {
    FittingPlan wild =
        new FittingPlan(
            9,
            16,
            1,
            1,
            Optional.of(1e30),
            ScheduleKind.CONSTANT,
            0,
            Augmentations.NONE,
            0,
            Optional.empty(),
            0);
    assertThatThrownBy(() -> fit(wild, NetworkKind.LENET, VALIDATION))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("--learning-rate");
  }

  @Test
  void withoutValidationImagesThereAreNoValidationFigures() throws Exception {
    EpochRecord last = fit(plan(1, 2), NetworkKind.LENET, NO_IMAGES).history().get(0);
    assertThat(last.validationLoss()).isNaN();
    assertThat(last.validationAccuracy()).isNaN();
  }

  @Test
  void weightsOfClassesDrawTowardsTheHeavyOne() throws Exception {
    FittingPlan plan = plan(4, 2);
    FittingPlan heavy =
        new FittingPlan(
            4,
            16,
            2,
            1,
            Optional.empty(),
            ScheduleKind.COSINE,
            0,
            Augmentations.NONE,
            0,
            Optional.of(new float[] {0.01f, 1.99f}),
            0);
    assertThat(meanOfSecondClass(fit(heavy, NetworkKind.LENET, VALIDATION)))
        .isGreaterThan(meanOfSecondClass(fit(plan, NetworkKind.LENET, VALIDATION)) + 0.1);
  }

  private static double meanOfSecondClass(Fitting fitted) {
    return fitted
        .network()
        .outputSingle(features(VALIDATION))
        .getColumn(1)
        .meanNumber()
        .doubleValue();
  }

  private Fitting fit(FittingPlan plan, NetworkKind kind, PreparedImages validation)
      throws InterruptedException {
    states.clear();
    try (Fitting fitting = fitting(plan, kind, validation)) {
      assertThat(fitting.fit(listener(), stop)).isTrue();
      return fitting;
    }
  }

  private static Fitting fitting(FittingPlan plan, NetworkKind kind, PreparedImages validation) {
    return new Fitting(plan, SHAPE, configuration(kind), TRAIN, validation, Clock.systemUTC());
  }

  private static ComputationGraphConfiguration configuration(NetworkKind kind) {
    return NetworkChoice.of(kind).configuration(SHAPE, 5);
  }

  private static double difference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static float[] weights(Fitting fitting) {
    return fitting.network().params().data().asFloat();
  }

  private static INDArray features(PreparedImages images) {
    return Nd4j.create(images.images().toArray(new float[0][]))
        .reshape(images.size(), SHAPE.channels(), SHAPE.height(), SHAPE.width());
  }

  private static INDArray labels(PreparedImages images) {
    INDArray labels = Nd4j.zeros(images.size(), SHAPE.classes());
    for (int i = 0; i < images.size(); i++) {
      labels.putScalar(i, images.labels()[i], 1);
    }
    return labels;
  }

  private static FittingPlan plan(int epochs, int workers) {
    return new FittingPlan(
        epochs,
        16,
        workers,
        1,
        Optional.empty(),
        ScheduleKind.COSINE,
        0,
        Augmentations.NONE,
        0,
        Optional.empty(),
        0);
  }

  private static FittingPlan with(
      FittingPlan plan, Augmentations augmentations, double smoothing, int patience) {
    return new FittingPlan(
        plan.epochs(),
        plan.batch(),
        plan.workers(),
        plan.seed(),
        plan.learningRate(),
        ScheduleKind.PLATEAU,
        0.5,
        augmentations,
        smoothing,
        Optional.empty(),
        patience);
  }

  private FittingListener listener() {
    return new FittingListener() {
      @Override
      public void step(long step, long images, double loss, double accuracy, double rate) {
        seen.add(images);
        if (images >= stopAt) {
          stop.request();
        }
      }

      @Override
      public void epoch(EpochRecord epoch, Supplier<FittingState> state) {
        states.add(state.get());
      }
    };
  }
}
