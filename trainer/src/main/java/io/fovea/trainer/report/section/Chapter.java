package io.fovea.trainer.report.section;

import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.content.TrainingContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sections that belong together. What there is nothing to tell of is left out. */
public record Chapter(String title, List<Section> sections) {

  public static List<Chapter> of(ReportContent content) {
    return Stream.of(
            data(content.data()),
            training(content.training()),
            result(content),
            trust(content.result()))
        .filter(chapter -> !chapter.sections().isEmpty())
        .toList();
  }

  private static Chapter data(DataContent data) {
    return chapter(
        "Data",
        Stream.of(
            SamplesSection.of(data),
            data.splits().stream().findFirst().map(first -> DistributionSection.of(data)),
            AugmentationSection.of(data)));
  }

  private static Chapter training(TrainingContent training) {
    return chapter(
        "Training",
        Stream.of(
            Optional.of(NetworkSection.of(training.network())),
            CurvesSection.of(training),
            SettingsSection.of(training)));
  }

  private static Chapter result(ReportContent content) {
    TestImages images = TestImages.of(content);
    return chapter(
        "Result",
        Stream.of(
            Optional.of(ClassificationSection.of(content.result().quality())),
            Optional.of(ConfusionSection.of(content.result().quality())),
            ConfusedPairsSection.of(images),
            Optional.of(PredictionsSection.sample(images)),
            PredictionsSection.mistakes(images),
            PartsSection.of(content.result().parts())));
  }

  private static Chapter trust(ResultContent result) {
    return chapter(
        "Trust",
        Stream.of(Optional.of(ReliabilitySection.of(result)), ThresholdSection.of(result)));
  }

  private static Chapter chapter(String title, Stream<Optional<Section>> sections) {
    return new Chapter(title, sections.flatMap(Optional::stream).toList());
  }
}
