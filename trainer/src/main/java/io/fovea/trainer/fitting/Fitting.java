package io.fovea.trainer.fitting;

import io.fovea.runtime.StopSignal;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.Shuffle;
import io.fovea.trainer.network.NetworkShape;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits a network to images. Everything random is drawn from the seed, the epoch and the place in
 * it, so a training that goes on behind an epoch goes on as it would have.
 */
public final class Fitting implements AutoCloseable {
  private final FittingPlan plan;
  private final PreparedImages train;
  private final PreparedImages validation;
  private final ComputationGraphConfiguration configuration;
  private final INDArray parameters;
  private final Replicas replicas;
  private final LearningRate learningRate;
  private final Clock clock;
  private final List<EpochRecord> history = new ArrayList<>();
  private Optional<float[]> best = Optional.empty();

  /**
   * @param configuration of a network with the first weights' seed in it; stays as it is
   * @param validation may be empty, unless the plan needs it to stop or to slow down
   */
  public Fitting(
      FittingPlan plan,
      NetworkShape shape,
      ComputationGraphConfiguration configuration,
      PreparedImages train,
      PreparedImages validation,
      Clock clock) {
    this.plan = plan;
    this.train = train;
    this.validation = validation;
    this.configuration = configuration;
    this.clock = clock;
    ComputationGraph initial = new ComputationGraph(configuration.clone());
    initial.init();
    this.parameters = initial.params();
    this.replicas = new Replicas(plan, shape, configuration, parameters);
    this.learningRate = new LearningRate(plan, stepsPerEpoch());
  }

  private long stepsPerEpoch() {
    return (train.size() + plan.batch() - 1) / plan.batch();
  }

  /** Goes on from a state of a training of the same plan, network and images. */
  public void resume(FittingState state) {
    history.addAll(state.history());
    copy(state.weights(), parameters);
    if (state.updater().length > 0) {
      copy(state.updater(), replicas.updaterState());
    }
    best = state.best();
    learningRate.restore(state.schedule());
  }

  private static void copy(float[] values, INDArray target) {
    target.assign(Nd4j.createFromArray(values).reshape(target.shape()));
  }

  /**
   * Fits to the last epoch, or to the one where waiting is over.
   *
   * @return whether it came to the end; not so if the end was asked for before
   * @throws DivergedException if the loss is no number any more
   */
  public boolean fit(FittingListener listener, StopSignal stop) throws InterruptedException {
    while (history.size() < plan.epochs() && !isWaitingOver()) {
      if (!epoch(history.size() + 1, listener, stop)) {
        return false;
      }
    }
    best.ifPresent(weights -> copy(weights, parameters));
    return true;
  }

  private boolean isWaitingOver() {
    return plan.patience() > 0
        && !history.isEmpty()
        && BestEpoch.isLongAgo(history, plan.patience());
  }

  private boolean epoch(int epoch, FittingListener listener, StopSignal stop)
      throws InterruptedException {
    long start = clock.millis();
    int[] order = shuffled(epoch);
    ShardScore sum = ShardScore.NONE;
    double rate = 0;
    long step = (epoch - 1) * stepsPerEpoch();
    for (int from = 0; from < order.length; from += plan.batch()) {
      if (stop.isRequested()) {
        return false;
      }
      int size = Math.min(plan.batch(), order.length - from);
      rate = replicas.setLearningRates(learningRate.factor(step));
      ShardScore score = replicas.step(train, order, from, size, epoch, step);
      requireFinite(epoch, "loss", score.loss());
      sum = sum.plus(score);
      step++;
      long done = (epoch - 1L) * order.length + from + size;
      listener.step(step, done, score.meanLoss(), score.accuracy(), rate);
    }
    // The last step's weights have told no loss yet, and a checkpoint must be worth going on from.
    requireFinite(epoch, "sum of the weights", parameters.sumNumber().doubleValue());
    end(epoch, rate, sum, clock.millis() - start);
    listener.epoch(history.get(history.size() - 1), this::state);
    return true;
  }

  private static void requireFinite(int epoch, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(epoch, what, value);
    }
  }

  private void end(int epoch, double rate, ShardScore learned, long millis)
      throws InterruptedException {
    ShardScore judged = ShardScore.of(replicas.probabilities(validation), validation.labels());
    double seconds = Math.max(1, millis) / 1000.0;
    history.add(
        new EpochRecord(
            epoch,
            rate,
            learned.meanLoss(),
            learned.accuracy(),
            judged.meanLoss(),
            judged.accuracy(),
            learned.images() / seconds,
            seconds));
    learningRate.afterEpoch(judged.meanLoss());
    if (plan.patience() > 0 && BestEpoch.isLast(history)) {
      best = Optional.of(weights());
    }
  }

  private int[] shuffled(int epoch) {
    int[] order = IntStream.range(0, train.size()).toArray();
    Shuffle.shuffle(order, new SplittableRandom(Seeds.of(plan.seed(), epoch, -1)));
    return order;
  }

  private float[] weights() {
    return parameters.data().asFloat();
  }

  private FittingState state() {
    INDArray updater = replicas.updaterState();
    return new FittingState(
        history,
        weights(),
        updater == null ? new float[0] : updater.data().asFloat(),
        best,
        learningRate.state());
  }

  /** One line per epoch so far. */
  public List<EpochRecord> history() {
    return List.copyOf(history);
  }

  /** The network with the weights as they are, plain DL4J, a copy of its own. */
  public ComputationGraph network() {
    ComputationGraph network = new ComputationGraph(configuration.clone());
    network.init(parameters.dup(), false);
    return network;
  }

  @Override
  public void close() {
    replicas.close();
  }
}
