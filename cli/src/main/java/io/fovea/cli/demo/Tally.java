package io.fovea.cli.demo;

import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what came out against what went in. An image is known by the partition and offset of its
 * record, so a bit each is enough to tell a repeated prediction from a new one, however long the
 * demo runs. Not safe for use by several threads at once.
 */
final class Tally {
  /** Most of an endless demo's predictions never get a label; one that does gets it in seconds. */
  private static final int MOST_WAITING = 500_000;

  private final Map<Integer, BitSet> seen = new HashMap<>();
  private final Map<String, String> unmatchedLabels = new HashMap<>();
  private final Map<String, String> unmatchedPredictions = new LinkedHashMap<>();
  private long predictions;
  private long duplicated;
  private long deadLetters;
  private long judged;
  private long correct;

  void add(Prediction prediction) {
    predictions++;
    BitSet offsets =
        seen.computeIfAbsent(prediction.getSourcePartition(), partition -> new BitSet());
    int offset = Math.toIntExact(prediction.getSourceOffset());
    if (offsets.get(offset)) {
      duplicated++;
      return;
    }
    offsets.set(offset);
    String label = unmatchedLabels.remove(prediction.getImageId());
    if (label == null) {
      await(prediction);
    } else {
      judge(label, prediction.getLabel());
    }
  }

  private void await(Prediction prediction) {
    unmatchedPredictions.put(prediction.getImageId(), prediction.getLabel());
    if (unmatchedPredictions.size() > MOST_WAITING) {
      Iterator<String> oldest = unmatchedPredictions.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  void add(LabelFeedback feedback) {
    String predicted = unmatchedPredictions.remove(feedback.getImageId());
    if (predicted == null) {
      unmatchedLabels.put(feedback.getImageId(), feedback.getLabel());
    } else {
      judge(feedback.getLabel(), predicted);
    }
  }

  void addDeadLetter() {
    deadLetters++;
  }

  private void judge(String actual, String predicted) {
    judged++;
    if (actual.equals(predicted)) {
      correct++;
    }
  }

  /** What is known now, given how many images were published. */
  DemoCount count(long images) {
    long distinct = predictions - duplicated;
    return new DemoCount(
        images,
        predictions,
        deadLetters,
        Math.max(0, images - distinct - deadLetters),
        duplicated,
        judged,
        judged == 0 ? null : (double) correct / judged,
        0,
        Optional.empty());
  }
}
