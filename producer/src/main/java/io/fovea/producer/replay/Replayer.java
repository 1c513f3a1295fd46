package io.fovea.producer.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Puts dead letters back, many in one transaction. Each goes together with its entry in the ledger:
 * one is never there without the other.
 */
final class Replayer {
  /** Bound what one transaction holds: in memory here, and in time at the broker. */
  private static final int MOST_RECORDS = 500;

  private static final long MOST_BYTES = 16L << 20;

  private final Transactions transactions;
  private final Ledger ledger;
  private final Selection selection;
  private final String imagesTopic;
  private final BiConsumer<DeadLetter, Verdict> outcome;
  private final List<DeadLetter> chunk = new ArrayList<>();
  private long chunkBytes;

  /**
   * @param outcome told when it is certain
   */
  Replayer(
      Transactions transactions,
      Ledger ledger,
      Selection selection,
      String imagesTopic,
      BiConsumer<DeadLetter, Verdict> outcome) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.selection = selection;
    this.imagesTopic = imagesTopic;
    this.outcome = outcome;
  }

  void add(DeadLetter letter) {
    chunk.add(letter);
    chunkBytes += letter.size();
    if (chunk.size() >= MOST_RECORDS || chunkBytes >= MOST_BYTES) {
      flush();
    }
  }

  void flush() {
    List<DeadLetter> letters = List.copyOf(chunk);
    chunk.clear();
    chunkBytes = 0;
    if (!letters.isEmpty()) {
      putBack(letters);
    }
  }

  private void putBack(List<DeadLetter> letters) {
    try {
      transactions.send(letters.stream().flatMap(letter -> records(letter).stream()).toList());
      letters.forEach(letter -> outcome.accept(letter, Verdict.REPLAYED));
    } catch (RecordTooLargeException oneOfThem) {
      if (letters.size() == 1) {
        outcome.accept(letters.get(0), Verdict.TOO_LARGE);
      } else {
        letters.forEach(letter -> putBack(List.of(letter)));
      }
    }
  }

  private List<ProducerRecord<byte[], byte[]>> records(DeadLetter letter) {
    return List.of(
        letter.putBackInto(imagesTopic), ledger.entry(selection.identity(letter), letter));
  }

  /** Forgets what needs no memory any more. */
  void forget(List<String> identities) {
    for (int from = 0; from < identities.size(); from += MOST_RECORDS) {
      int to = Math.min(from + MOST_RECORDS, identities.size());
      transactions.send(identities.subList(from, to).stream().map(ledger::tombstone).toList());
    }
  }
}
