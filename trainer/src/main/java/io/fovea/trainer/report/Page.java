package io.fovea.trainer.report;

import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.section.Chapter;
import io.fovea.trainer.report.section.Overview;
import io.fovea.trainer.report.section.Section;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The report as one HTML file. */
final class Page {
  /** Lists the files that were written with the page, so that the next report can replace them. */
  private static final String FILES = "fovea-report-files";

  private static final Pattern LISTED =
      Pattern.compile("<meta name=\"" + FILES + "\" content=\"([A-Za-z0-9._ -]*)\">");

  private Page() {}

  static String html(ReportContent content, List<Chapter> chapters, Collection<String> files) {
    Element body =
        Element.of("body")
            .add(
                Element.of("a", "Skip to the report").with("class", "skip").with("href", "#report"))
            .add(themeButton())
            .add(
                Element.of("div")
                    .with("class", "page")
                    .add(Overview.of(content))
                    .add(
                        Element.of("div")
                            .with("class", "columns")
                            .add(contents(chapters), main(chapters))))
            .add(Element.of("script").verbatim(Theme.SCRIPT));
    Element html = Element.of("html").with("lang", "en").add(head(content, files), body);
    return "<!DOCTYPE html>\n" + html + "\n";
  }

  /** The files that were written with a page. */
  static List<String> files(String html) {
    Matcher listed = LISTED.matcher(html);
    return listed.find()
        ? Stream.of(listed.group(1).split(" ")).filter(name -> name.endsWith(".png")).toList()
        : List.of();
  }

  private static Element head(ReportContent content, Collection<String> files) {
    ReportContent.Subject subject = content.subject();
    return Element.of("head")
        .add(Element.of("meta").with("charset", "utf-8"))
        .add(
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", Theme.POLICY))
        .add(
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"))
        .add(Element.of("meta").with("name", FILES).with("content", String.join(" ", files)))
        .add(Element.of("title", subject.model() + " " + subject.version() + ": training report"))
        // Otherwise a browser asks the server for one.
        .add(Element.of("link").with("rel", "icon").with("href", "data:,"))
        .add(Element.of("style").verbatim(Theme.STYLE));
  }

  private static Element themeButton() {
    // Shown by the script: without one it could do nothing.
    return Element.of("button", "Theme")
        .with("type", "button")
        .with("class", "theme")
        .with("hidden", "hidden");
  }

  private static Element contents(List<Chapter> chapters) {
    Element list = Element.of("ul");
    for (Chapter chapter : chapters) {
      Element inner = Element.of("ul");
      for (Section section : chapter.sections()) {
        inner.add(
            Element.of("li")
                .add(Element.of("a", section.title()).with("href", "#" + section.id())));
      }
      list.add(Element.of("li").add(Element.of("span", chapter.title())).add(inner));
    }
    return Element.of("nav").with("class", "contents").with("aria-label", "Contents").add(list);
  }

  private static Element main(List<Chapter> chapters) {
    Element main = Element.of("main").with("id", "report").with("tabindex", "-1");
    for (Chapter chapter : chapters) {
      Element group = Element.of("div").with("class", "chapter");
      group.add(Element.of("h2", chapter.title()));
      chapter.sections().forEach(section -> group.add(section.html()));
      main.add(group);
    }
    return main;
  }
}
