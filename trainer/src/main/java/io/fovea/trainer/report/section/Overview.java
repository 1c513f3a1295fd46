package io.fovea.trainer.report.section;

import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.network.NetworkSummary;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ReportContent.Subject;
import io.fovea.trainer.report.markup.Element;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The head of the report: which model it is, and how good, at a glance. */
public final class Overview {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Overview() {}

  public static Element of(ReportContent content) {
    Subject subject = content.subject();
    Element about =
        Element.of("p")
            .with("class", "about")
            .text("Version " + subject.version() + " · " + subject.network() + " on ")
            .add(Element.of("strong", subject.dataset()))
            .text(" · ")
            .add(
                Element.of("time", MINUTE.format(subject.made()))
                    .with("datetime", subject.made().toString()));
    return Element.of("header")
        .with("class", "head")
        .add(Element.of("p", "Training report").with("class", "kind"))
        .add(Element.of("h1", subject.model()))
        .add(about)
        .add(figures(content));
  }

  private static Element figures(ReportContent content) {
    QualityFigures quality = content.result().quality();
    NetworkSummary network = content.training().network();
    return Element.of("dl")
        .with("class", "figures")
        .add(
            figure(
                "Test accuracy",
                Words.percent(quality.accuracy().value(), 2),
                "95 % interval " + Words.interval(quality.accuracy(), 2)))
        .add(figure("Macro F1", Words.ratio(quality.macro().f1()), "every class counts alike"))
        .add(
            figure(
                "Calibration error",
                Words.percent(quality.calibrationError(), 2),
                "expected, of confidences"))
        .add(figure("Test images", Words.count(quality.labelled()), classes(content)))
        .add(
            figure(
                "Parameters",
                Words.count(network.parameters()),
                Words.count(network.multiplyAdds()) + " multiply-adds an image"));
  }

  private static String classes(ReportContent content) {
    return Words.count(content.data().labels().size()) + " classes";
  }

  private static Element figure(String name, String value, String note) {
    return Element.of("div")
        .add(Element.of("dt", name))
        .add(Element.of("dd", value).with("class", "value"))
        .add(Element.of("dd", note).with("class", "note"));
  }
}
