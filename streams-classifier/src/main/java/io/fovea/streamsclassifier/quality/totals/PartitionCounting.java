package io.fovea.streamsclassifier.quality.totals;

import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.join.KnownPrediction;
import io.fovea.streamsclassifier.quality.join.Tallies;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the counts of one partition in a store, and knows which of them changed since they were
 * last sent on. Waiting labels belong to no model: they are counted apart, and sent with each.
 */
public final class PartitionCounting implements Tallies {
  private static final Bytes ORPHANS = StoreKeys.of('O');
  private static final char CHANGED = 'D';

  private final KeyValueStore<Bytes, byte[]> store;
  private final LongSupplier clock;
  private final CountStore counts;
  private final MarkedKeys changed;
  private final WindowIndex windows;

  /**
   * @param clock ms since 1970
   */
  public PartitionCounting(KeyValueStore<Bytes, byte[]> store, LongSupplier clock) {
    this.store = store;
    this.clock = clock;
    this.counts = new CountStore(store);
    this.changed = new MarkedKeys(store, CHANGED);
    this.windows = new WindowIndex(store);
  }

  @Override
  public void predicted(KnownPrediction prediction) {
    keys(prediction)
        .forEach(
            key -> {
              counts.addPredicted(key, prediction.label());
              change(key, now -> now.addPrediction(prediction.confidence(), clock.getAsLong()));
            });
  }

  @Override
  public void labelled(KnownPrediction prediction) {
    count(prediction, 1);
  }

  @Override
  public void unlabelled(KnownPrediction prediction) {
    count(prediction, -1);
  }

  private void count(KnownPrediction prediction, int times) {
    String actual = prediction.actual().orElseThrow();
    boolean right = actual.equals(prediction.label());
    keys(prediction)
        .forEach(
            key -> {
              counts.addConfusion(key, actual, prediction.label(), times);
              change(key, now -> now.addLabelled(prediction.confidence(), right, times));
            });
  }

  @Override
  public void corrected(ModelVersion model) {
    change(sinceStart(model), Counts::addCorrected);
  }

  @Override
  public void repeated(ModelVersion model) {
    change(sinceStart(model), Counts::addRepeated);
  }

  @Override
  public void expired(ModelVersion model) {
    change(sinceStart(model), Counts::addExpired);
  }

  @Override
  public void orphaned() {
    changeOrphans(waiting -> waiting.addOrphans(1));
  }

  @Override
  public void orphanCorrected() {
    changeOrphans(Counts::addCorrected);
  }

  @Override
  public void orphanRepeated() {
    changeOrphans(Counts::addRepeated);
  }

  @Override
  public void adopted() {
    changeOrphans(waiting -> waiting.addOrphans(-1));
  }

  @Override
  public void orphanExpired() {
    changeOrphans(Counts::addExpired);
  }

  private static Stream<TotalsKey> keys(KnownPrediction prediction) {
    return Stream.of(WindowKind.values())
        .map(kind -> new TotalsKey(prediction.model(), kind.at(prediction.classifiedAt())));
  }

  private static TotalsKey sinceStart(ModelVersion model) {
    return new TotalsKey(model, WindowKind.ALL.at(0));
  }

  private void change(TotalsKey key, Consumer<Counts> change) {
    Counts now = counts.counts(key).orElseGet(() -> opened(key));
    change.accept(now);
    counts.put(key, now);
    changed.add(key);
  }

  private Counts opened(TotalsKey key) {
    windows.add(key);
    return new Counts();
  }

  private void changeOrphans(Consumer<Counts> change) {
    Counts now = orphans();
    change.accept(now);
    store.put(ORPHANS, now.toBytes());
    windows.models().forEach(model -> changed.add(sinceStart(model)));
  }

  private Counts orphans() {
    return Optional.ofNullable(store.get(ORPHANS)).map(Counts::of).orElseGet(Counts::new);
  }

  /** What changed since it was last {@linkplain #sent}. */
  public List<TotalsKey> changed() {
    return changed.all();
  }

  /** Everything counted under a key, since the start or since its window was opened. */
  public Totals totals(TotalsKey key) {
    Totals totals = counts.totals(key);
    return key.window().isAll()
        ? new Totals(totals.counts().plus(orphans()), totals.predicted(), totals.confusion())
        : totals;
  }

  public void sent(TotalsKey key) {
    changed.remove(key);
  }

  /** Forgets the windows to which no prediction was added since then: no label can change them. */
  public void closeWindows(long since) {
    for (TotalsKey key : windows.where(key -> isClosed(key, since))) {
      counts.remove(key);
      windows.remove(key);
    }
  }

  private boolean isClosed(TotalsKey key, long since) {
    return !key.window().isAll()
        && counts.counts(key).stream().noneMatch(left -> left.lastPrediction() > since);
  }
}
