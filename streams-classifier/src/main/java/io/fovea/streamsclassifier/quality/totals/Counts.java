package io.fovea.streamsclassifier.quality.totals;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.inference.quality.CalibrationError;
import io.fovea.streamsclassifier.quality.binary.BinaryInput;
import io.fovea.streamsclassifier.quality.binary.BinaryOutput;
import java.nio.ByteBuffer;

/**
 * The counts whose number does not grow with the classes. Confidences are summed as whole numbers
 * of 2^-30: a sum of floats would depend on its order and keep traces of what was taken away. A
 * confidence of 1/128 or more, which is a float, is such a number exactly, and the sum of eight
 * billion of them fits.
 */
public final class Counts {
  private static final double UNIT = 0x1p30;
  private static final int BINS = CalibrationError.BINS;

  private static final int HISTOGRAM = 0;
  private static final int CONFIDENCE = HISTOGRAM + ReferenceDistribution.CONFIDENCE_BINS;
  private static final int VARIANCE = CONFIDENCE + 1;
  private static final int BIN_IMAGES = VARIANCE + 1;
  private static final int BIN_CORRECT = BIN_IMAGES + BINS;
  private static final int BIN_CONFIDENCE = BIN_CORRECT + BINS;
  private static final int CORRECTED = BIN_CONFIDENCE + BINS;
  private static final int REPEATED = CORRECTED + 1;
  private static final int EXPIRED = REPEATED + 1;
  private static final int ORPHANS = EXPIRED + 1;
  private static final int LAST_PREDICTION = ORPHANS + 1;
  private static final int SIZE = LAST_PREDICTION + 1;

  private final long[] slots;

  public Counts() {
    this(new long[SIZE]);
  }

  private Counts(long[] slots) {
    this.slots = slots;
  }

  /** As {@link #toBytes} wrote it. */
  static Counts of(byte[] bytes) {
    Counts counts = new Counts();
    ByteBuffer.wrap(bytes).asLongBuffer().get(counts.slots);
    return counts;
  }

  /** Wide, but quick: for a store that reads and writes it for every image. */
  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * Long.BYTES);
    bytes.asLongBuffer().put(slots);
    return bytes.array();
  }

  /** As {@link #write} wrote it. */
  static Counts read(BinaryInput input) {
    Counts counts = new Counts();
    for (int i = 0; i < SIZE; i++) {
      counts.slots[i] = input.number();
    }
    return counts;
  }

  /** Narrow: for a topic. */
  void write(BinaryOutput output) {
    for (long slot : slots) {
      output.number(slot);
    }
  }

  /**
   * @param confidence 0 to 1
   * @param now ms since 1970
   */
  void addPrediction(float confidence, long now) {
    slots[HISTOGRAM + ReferenceDistribution.bin(confidence)]++;
    slots[CONFIDENCE] += units(confidence);
    slots[VARIANCE] += units(confidence * (1.0 - confidence));
    slots[LAST_PREDICTION] = Math.max(slots[LAST_PREDICTION], now);
  }

  /**
   * @param times 1, or -1 to take it away
   */
  void addLabelled(float confidence, boolean right, int times) {
    int bin = CalibrationError.bin(confidence);
    slots[BIN_IMAGES + bin] += times;
    slots[BIN_CORRECT + bin] += right ? times : 0;
    slots[BIN_CONFIDENCE + bin] += times * units(confidence);
  }

  private static long units(double share) {
    return Math.round(share * UNIT);
  }

  void addCorrected() {
    slots[CORRECTED]++;
  }

  void addRepeated() {
    slots[REPEATED]++;
  }

  void addExpired() {
    slots[EXPIRED]++;
  }

  void addOrphans(int more) {
    slots[ORPHANS] += more;
  }

  /** Both together; the time of the last prediction is the later one. */
  Counts plus(Counts other) {
    Counts sum = new Counts(slots.clone());
    for (int i = 0; i < LAST_PREDICTION; i++) {
      sum.slots[i] += other.slots[i];
    }
    sum.slots[LAST_PREDICTION] = Math.max(slots[LAST_PREDICTION], other.slots[LAST_PREDICTION]);
    return sum;
  }

  /** Predictions by confidence, in equal bins over 0 to 1. */
  public long[] confidenceHistogram() {
    long[] histogram = new long[ReferenceDistribution.CONFIDENCE_BINS];
    System.arraycopy(slots, HISTOGRAM, histogram, 0, histogram.length);
    return histogram;
  }

  /** Sum over all predictions. */
  public double confidence() {
    return slots[CONFIDENCE] / UNIT;
  }

  /** Sum of c(1 - c) over all predictions. */
  public double variance() {
    return slots[VARIANCE] / UNIT;
  }

  /** Of the labelled predictions. */
  public CalibrationError calibration() {
    CalibrationError calibration = new CalibrationError();
    for (int i = 0; i < BINS; i++) {
      calibration.add(
          i, slots[BIN_IMAGES + i], slots[BIN_CORRECT + i], slots[BIN_CONFIDENCE + i] / UNIT);
    }
    return calibration;
  }

  public long corrected() {
    return slots[CORRECTED];
  }

  public long repeated() {
    return slots[REPEATED];
  }

  public long expired() {
    return slots[EXPIRED];
  }

  public long orphans() {
    return slots[ORPHANS];
  }

  /** When the last prediction was added, by our clock, ms since 1970. */
  public long lastPrediction() {
    return slots[LAST_PREDICTION];
  }
}
