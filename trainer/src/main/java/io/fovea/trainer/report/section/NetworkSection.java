package io.fovea.trainer.report.section;

import io.fovea.trainer.network.LayerSummary;
import io.fovea.trainer.network.NetworkSummary;
import java.util.List;
import java.util.stream.Collectors;

/** The layers, and what each costs. */
final class NetworkSection {

  private NetworkSection() {}

  static Section of(NetworkSummary network) {
    Section section = new Section("network", "Network");
    section.say(
        "Layers in the order in which they compute. Multiply-adds are those of one image; biases and what only compares (ReLU, max pooling) are not counted.");
    if (network.statistics() > 0) {
      section.say(
          "%s of the parameters are running means and variances: measured, not learned."
              .formatted(Words.count(network.statistics())));
    }
    Table table =
        new Table("Layers of the network", "Layer", "Type", "Output", "Parameters", "Multiply-adds")
            .wordsIn(1);
    network.layers().forEach(layer -> row(table, layer));
    table.total(
        "All", "", "", Words.count(network.parameters()), Words.count(network.multiplyAdds()));
    return section.add(table.html());
  }

  private static void row(Table table, LayerSummary layer) {
    table.row(
        layer.name(),
        List.of(
            Table.words(layer.type()),
            Table.figure(
                layer.output().stream().map(String::valueOf).collect(Collectors.joining(" x "))),
            Table.figure(Words.count(layer.parameters())),
            Table.figure(Words.count(layer.multiplyAdds()))));
  }
}
