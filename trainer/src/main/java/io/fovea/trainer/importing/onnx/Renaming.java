package io.fovea.trainer.importing.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import onnx.Onnx;

/** Gives values of a graph other names, everywhere, in its subgraphs too. */
record Renaming(Map<String, String> names) {

  /**
   * One that makes room: whatever has a reserved name by chance gets another.
   *
   * @param wanted new names by old ones
   */
  static Renaming of(Onnx.GraphProto graph, Map<String, String> wanted, Set<String> reserved) {
    Set<String> taken = Subgraphs.values(graph).collect(Collectors.toSet());
    Map<String, String> names = new HashMap<>(wanted);
    for (String name : reserved) {
      if (taken.contains(name)) {
        names.putIfAbsent(name, unused(name, taken));
      }
    }
    return new Renaming(names);
  }

  private static String unused(String name, Set<String> taken) {
    String other = name + "_";
    while (!taken.add(other)) {
      other += "_";
    }
    return other;
  }

  Onnx.GraphProto apply(Onnx.GraphProto graph) {
    Onnx.GraphProto.Builder renamed = graph.toBuilder();
    renamed.getInputBuilderList().forEach(v -> v.setName(of(v.getName())));
    renamed.getOutputBuilderList().forEach(v -> v.setName(of(v.getName())));
    renamed.getValueInfoBuilderList().forEach(v -> v.setName(of(v.getName())));
    renamed.getInitializerBuilderList().forEach(t -> t.setName(of(t.getName())));
    renamed
        .getSparseInitializerBuilderList()
        .forEach(t -> t.getValuesBuilder().setName(of(t.getValues().getName())));
    renamed.getQuantizationAnnotationBuilderList().forEach(this::apply);
    renamed.getNodeBuilderList().forEach(this::apply);
    return renamed.build();
  }

  private void apply(Onnx.TensorAnnotation.Builder annotation) {
    annotation.setTensorName(of(annotation.getTensorName()));
    annotation
        .getQuantParameterTensorNamesBuilderList()
        .forEach(entry -> entry.setValue(of(entry.getValue())));
  }

  private void apply(Onnx.NodeProto.Builder node) {
    List<String> inputs = node.getInputList().stream().map(this::of).toList();
    List<String> outputs = node.getOutputList().stream().map(this::of).toList();
    node.clearInput().addAllInput(inputs).clearOutput().addAllOutput(outputs);
    for (Onnx.AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
      if (attribute.hasG()) {
        attribute.setG(apply(attribute.getG()));
      }
      for (int i = 0; i < attribute.getGraphsCount(); i++) {
        attribute.setGraphs(i, apply(attribute.getGraphs(i)));
      }
    }
  }

  private String of(String name) {
    return names.getOrDefault(name, name);
  }
}
