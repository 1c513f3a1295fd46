package io.fovea.streamsclassifier.quality.totals;

import io.fovea.streamsclassifier.quality.binary.BinaryInput;
import io.fovea.streamsclassifier.quality.binary.BinaryOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How a partition's counts are sent: the names of the classes once, and numbers for them. */
public final class PartitionTotalsSerde {
  private PartitionTotalsSerde() {}

  public static Serde<PartitionTotals> of() {
    return Serdes.serdeFrom(
        (topic, totals) -> totals == null ? null : write(totals),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(PartitionTotals partition) {
    BinaryOutput output = new BinaryOutput();
    Totals totals = partition.totals();
    output.number(partition.partition());
    totals.counts().write(output);
    Map<String, Integer> numbers = numbers(totals);
    output.number(numbers.size());
    numbers.keySet().forEach(output::text);
    output.number(totals.predicted().size());
    totals.predicted().forEach((label, count) -> output.number(numbers.get(label)).number(count));
    output.number(totals.confusion().size());
    totals
        .confusion()
        .forEach(
            (cell, count) ->
                output
                    .number(numbers.get(cell.actual()))
                    .number(numbers.get(cell.predicted()))
                    .number(count));
    return output.toBytes();
  }

  private static Map<String, Integer> numbers(Totals totals) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    totals.predicted().keySet().forEach(label -> numbers.putIfAbsent(label, numbers.size()));
    for (Cell cell : totals.confusion().keySet()) {
      numbers.putIfAbsent(cell.actual(), numbers.size());
      numbers.putIfAbsent(cell.predicted(), numbers.size());
    }
    return numbers;
  }

  /** The counts alone, without what may stand behind them in thousands. */
  static Counts counts(byte[] bytes) {
    BinaryInput input = new BinaryInput(bytes);
    input.number(); // the partition
    return Counts.read(input);
  }

  private static PartitionTotals read(byte[] bytes) {
    BinaryInput input = new BinaryInput(bytes);
    int partition = (int) input.number();
    Counts counts = Counts.read(input);
    List<String> labels = new ArrayList<>();
    for (long left = input.number(); left > 0; left--) {
      labels.add(input.text());
    }
    Map<String, Long> predicted = new TreeMap<>();
    for (long left = input.number(); left > 0; left--) {
      predicted.put(labels.get((int) input.number()), input.number());
    }
    Map<Cell, Long> confusion = new TreeMap<>();
    for (long left = input.number(); left > 0; left--) {
      Cell cell = new Cell(labels.get((int) input.number()), labels.get((int) input.number()));
      confusion.put(cell, input.number());
    }
    return new PartitionTotals(partition, new Totals(counts, predicted, confusion));
  }
}
