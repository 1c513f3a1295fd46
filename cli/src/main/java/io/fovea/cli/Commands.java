package io.fovea.cli;

import io.fovea.benchmarks.BenchSettings;
import io.fovea.benchmarks.Benchmark;
import io.fovea.cli.demo.Demo;
import io.fovea.cli.demo.DemoSettings;
import io.fovea.cli.model.InspectSettings;
import io.fovea.cli.model.ModelInspection;
import io.fovea.cli.model.ModelVerification;
import io.fovea.cli.model.VerifySettings;
import io.fovea.cli.stack.StackApplication;
import io.fovea.cli.stack.StackSettings;
import io.fovea.cli.topics.TopicsApplication;
import io.fovea.producer.ImageProducer;
import io.fovea.producer.ProducerSettings;
import io.fovea.producer.replay.DeadLetterReplay;
import io.fovea.producer.replay.ReplaySettings;
import io.fovea.producer.tail.TailSettings;
import io.fovea.producer.tail.TopicTail;
import io.fovea.runtime.settings.Setting;
import io.fovea.streamsclassifier.ClassifierApplication;
import io.fovea.streamsclassifier.ClassifierSettings;
import io.fovea.streamsclassifier.quality.application.QualityApplication;
import io.fovea.streamsclassifier.quality.application.QualitySettings;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.TrainerSettings;
import io.fovea.trainer.evaluation.EvaluationRun;
import io.fovea.trainer.evaluation.EvaluationSettings;
import io.fovea.trainer.importing.ImportSettings;
import io.fovea.trainer.importing.ModelImport;
import io.fovea.trainer.quantization.ModelQuantization;
import io.fovea.trainer.quantization.QuantizationSettings;
import io.fovea.web.WebApplication;
import io.fovea.web.WebSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every subcommand, in the order in which people should read them. A new one is a line here. */
final class Commands {
  static final List<Command> ALL =
      List.of(
          Command.of(
              "demo",
              "Show everything on this machine: train, stream, classify, count",
              DemoSettings.SCHEMA,
              values -> new Demo(DemoSettings.from(values), home())),
          Command.of(
              "train",
              "Train a network and write a model file",
              TrainerSettings.SCHEMA,
              values -> new Trainer(TrainerSettings.from(values))),
          Command.of(
              "evaluate",
              "Judge a model file offline, by a data set",
              EvaluationSettings.SCHEMA,
              values -> new EvaluationRun(EvaluationSettings.from(values))),
          Command.of(
              "classify",
              "Read images from Kafka and write predictions",
              ClassifierSettings.SCHEMA,
              values -> new ClassifierApplication(ClassifierSettings.from(values))),
          Command.of(
              "quality",
              "Hold predictions against labels and tell how good a model is",
              QualitySettings.SCHEMA,
              values -> new QualityApplication(QualitySettings.from(values))),
          Command.of(
                  "produce",
                  "Publish images, and labels, to Kafka",
                  ProducerSettings.SCHEMA,
                  values -> new ImageProducer(ProducerSettings.from(values)))
              .taking("paths"),
          Command.of(
                  "tail",
                  "Show what arrives in a topic",
                  TailSettings.SCHEMA,
                  values -> new TopicTail(TailSettings.from(values)))
              .taking("topic"),
          Command.of(
              "replay",
              "Put dead letters back among the images, each once",
              ReplaySettings.SCHEMA,
              values -> new DeadLetterReplay(ReplaySettings.from(values))),
          Command.of(
              "web",
              "Take images over HTTP and answer with their predictions",
              WebSettings.SCHEMA,
              values -> new WebApplication(WebSettings.from(values))),
          Command.of(
                  "model import",
                  "Make a model file of a Keras .h5 or an .onnx classifier",
                  ImportSettings.SCHEMA,
                  values -> new ModelImport(ImportSettings.from(values)))
              .taking("model"),
          Command.of(
                  "model quantize",
                  "Add a graph in 8-bit integers to a model file, if little accuracy is lost",
                  QuantizationSettings.SCHEMA,
                  values -> new ModelQuantization(QuantizationSettings.from(values)))
              .taking("model"),
          Command.of(
                  "model inspect",
                  "Show what a model file holds",
                  InspectSettings.SCHEMA,
                  values -> new ModelInspection(InspectSettings.from(values)))
              .taking("model"),
          Command.of(
                  "model verify",
                  "Try a model file: its checks, and whether its engines agree",
                  VerifySettings.SCHEMA,
                  values -> new ModelVerification(VerifySettings.from(values)))
              .taking("model"),
          Command.of(
              "stack",
              "Start a Kafka broker and a schema registry on this machine",
              StackSettings.SCHEMA,
              values -> new StackApplication(StackSettings.from(values))),
          Command.of(
              "topics",
              "Look whether every topic is there, or make those that are missing",
              TopicsApplication.SCHEMA,
              TopicsApplication::new),
          Command.of(
              "bench",
              "Measure batching, latency and training on this machine",
              BenchSettings.SCHEMA,
              values -> new Benchmark(BenchSettings.from(values))),
          Command.of(
                  "docs",
                  "Check or rewrite the settings in README.md",
                  DocsApplication.SCHEMA,
                  DocsApplication::new)
              .unlisted());

  /** What the first word of a two-word command is about. */
  static final Map<String, String> GROUPS =
      Map.of("model", "Import model files, make them faster and look into them");

  private Commands() {}

  /** The project's directory, which the launcher tells; what is kept there is found again. */
  private static Path home() {
    return Path.of(System.getProperty("fovea.home", ""));
  }

  /** Every {@code FOVEA_*} variable that means something to one of them. */
  static Set<String> variables() {
    return ALL.stream()
        .flatMap(command -> command.schema().settings().stream())
        .map(Setting::environmentVariable)
        .collect(Collectors.toUnmodifiableSet());
  }
}
