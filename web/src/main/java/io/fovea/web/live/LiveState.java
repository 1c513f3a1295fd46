package io.fovea.web.live;

import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.web.live.events.Message;
import io.fovea.web.live.figures.DeadLetters;
import io.fovea.web.live.figures.LastPredictions;
import io.fovea.web.live.figures.Sample;
import io.fovea.web.live.figures.Traffic;
import io.fovea.web.live.quality.QualityBoard;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What is known of the pipeline, once for all who watch. Of bounded size however much is read. Safe
 * for use by many threads.
 */
public final class LiveState {
  /** So that the first page that comes is not empty. */
  private static final int SHOWN_AT_FIRST = 12;

  private static final int SHOWN_A_TURN = 3;
  private static final int TURNS_A_HEARTBEAT = 10;

  /** Reports are large, and nobody reads them as fast as they come. */
  private static final int TURNS_A_REPORT = 2;

  private final Clock clock;
  private final Traffic traffic = new Traffic();
  private final DeadLetters letters;
  private final QualityBoard quality = new QualityBoard();
  private final LastPredictions last = new LastPredictions();
  private final Sample<Prediction> sample;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final LiveStatus status = new LiveStatus();
  private Lag lag;
  private long turn;

  public LiveState(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.letters = new DeadLetters(clock.instant());
    this.sample = new Sample<>(SHOWN_AT_FIRST, random);
  }

  public synchronized void take(List<Prediction> predictions) {
    Instant now = clock.instant();
    for (Prediction prediction : predictions) {
      traffic.take(prediction, now);
      sample.offer(prediction);
    }
  }

  public synchronized void take(DeadLetters.Letter letter) {
    letters.take(letter);
    messages.remove("letters");
  }

  /** The newest report of a key; null: there is none any more. */
  public synchronized void take(String key, QualityReport report) {
    if (report == null) {
      quality.remove(key);
    } else {
      quality.take(key, report);
    }
  }

  public synchronized void show(Prediction prediction, boolean thumbnail) {
    last.take(prediction, thumbnail);
    messages.remove("predictions");
  }

  public synchronized void take(Lag measured) {
    if (!measured.equals(lag)) {
      lag = measured;
      messages.remove("lag");
    }
  }

  /** Tells how reading goes. */
  public LiveStatus status() {
    return status;
  }

  /** Predictions that are to be shown; to be called once a turn. */
  synchronized List<Prediction> takeSample() {
    return sample.take(SHOWN_A_TURN);
  }

  /** The newest message of each kind, a second after the last ones. */
  public synchronized List<Message> nextTurn() {
    turn++;
    put("status", status.now());
    put("traffic", traffic.figures(clock.instant()));
    messages.computeIfAbsent("lag", kind -> Message.of(kind, turn, lag));
    messages.computeIfAbsent("letters", kind -> Message.of(kind, turn, letters.figures()));
    messages.computeIfAbsent("predictions", kind -> Message.of(kind, turn, last.shown()));
    if (turn % TURNS_A_REPORT == 1 && quality.takeChanged()) {
      messages.remove("quality");
    }
    messages.computeIfAbsent("quality", kind -> Message.of(kind, turn, quality.figures()));
    if (turn % TURNS_A_HEARTBEAT == 0) {
      messages.put("", Message.heartbeat(turn));
    }
    return List.copyOf(messages.values());
  }

  private void put(String kind, Object state) {
    messages.put(kind, Message.of(kind, turn, state));
  }
}
