package io.fovea.streamsclassifier.quality.report;

import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.quality.totals.WindowKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The oracle: keeps everything, and when it is asked goes through all of it. Slow, simple, and in
 * no way like what it judges.
 */
final class FactHistory {
  /** A labelled prediction. */
  record Pair(String actual, String predicted, float confidence) {}

  private record Seen(Fact fact, long at) {}

  private final long timeToLive;
  private final List<Seen> seen = new ArrayList<>();

  FactHistory(Duration timeToLive) {
    this.timeToLive = timeToLive.toMillis();
  }

  static Fact predicted(
      String image, String version, String label, float confidence, long classifiedAt) {
    return new Fact.Predicted(
        image, new ModelVersion("m", version), label, confidence, classifiedAt);
  }

  void add(Fact fact, long at) {
    seen.add(new Seen(fact, at));
  }

  /** The first prediction of each image and model is the one that counts. */
  private Stream<Seen> predictions() {
    return seen.stream()
        .filter(one -> one.fact() instanceof Fact.Predicted)
        .collect(
            Collectors.toMap(
                one -> one.fact().imageId() + ((Fact.Predicted) one.fact()).model(),
                one -> one,
                (first, second) -> first))
        .values()
        .stream();
  }

  private static boolean isIn(TotalsKey key, Seen one) {
    Fact.Predicted fact = (Fact.Predicted) one.fact();
    return fact.model().equals(key.model())
        && key.window().kind().at(fact.classifiedAt()).equals(key.window());
  }

  Set<TotalsKey> keys() {
    return predictions()
        .map(one -> (Fact.Predicted) one.fact())
        .flatMap(
            fact ->
                Stream.of(WindowKind.values())
                    .map(kind -> new TotalsKey(fact.model(), kind.at(fact.classifiedAt()))))
        .collect(Collectors.toSet());
  }

  Set<TotalsKey> sinceStart() {
    return keys().stream().filter(key -> key.window().isAll()).collect(Collectors.toSet());
  }

  long predictions(TotalsKey key) {
    return predictions().filter(one -> isIn(key, one)).count();
  }

  List<Pair> pairs(TotalsKey key) {
    List<Pair> pairs = new ArrayList<>();
    predictions()
        .filter(one -> isIn(key, one))
        .forEach(
            one -> {
              Fact.Predicted fact = (Fact.Predicted) one.fact();
              label(one).ifPresent(l -> pairs.add(new Pair(l, fact.label(), fact.confidence())));
            });
    return pairs;
  }

  /** What was said last of those things that were said in time. */
  private Optional<String> label(Seen prediction) {
    Optional<String> label = Optional.empty();
    boolean before = true;
    for (Seen one : seen) {
      if (one == prediction) {
        before = false;
      } else if (one.fact().imageId().equals(prediction.fact().imageId())
          && !(one.fact() instanceof Fact.Predicted)
          && (before
              ? prediction.at() < one.at() + timeToLive || label.isPresent()
              : one.at() < prediction.at() + timeToLive)) {
        label = said(one, before, prediction);
      }
    }
    return label;
  }

  private Optional<String> said(Seen one, boolean before, Seen prediction) {
    boolean tooOld = before && prediction.at() >= one.at() + timeToLive;
    return one.fact() instanceof Fact.Labelled labelled && !tooOld
        ? Optional.of(labelled.label())
        : Optional.empty();
  }
}
