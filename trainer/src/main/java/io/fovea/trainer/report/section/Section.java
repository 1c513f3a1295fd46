package io.fovea.trainer.report.section;

import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.markup.Element;
import java.util.ArrayList;
import java.util.List;

/** A part of the report with a heading of its own, and the pictures that also become files. */
public final class Section {
  private final String id;
  private final String title;
  private final List<Element> body = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();

  Section(String id, String title) {
    this.id = id;
    this.title = title;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public List<Picture> pictures() {
    return List.copyOf(pictures);
  }

  Section say(String sentences) {
    return add(Element.of("p", sentences));
  }

  Section add(Element element) {
    body.add(element);
    return this;
  }

  /** Charts side by side, as far as the screen is wide enough. */
  Section show(List<Picture> charts) {
    Element group = Element.of("div").with("class", "charts");
    charts.forEach(chart -> group.add(Element.of("figure").add(chart.inline())));
    pictures.addAll(charts);
    return add(group);
  }

  /** A chart with small writing, which a narrow screen scrolls rather than shrinks. */
  Section showWide(Picture chart) {
    pictures.add(chart);
    return add(
        Scrolling.region(chart.alternative(), Element.of("figure").add(chart.inline()))
            .with("class", "scroll wide"));
  }

  /** A picture for the files alone: the page has the same as text and images. */
  Section keep(Picture picture) {
    pictures.add(picture);
    return this;
  }

  public Element html() {
    String heading = id + "-title";
    return Element.of("section")
        .with("id", id)
        .with("aria-labelledby", heading)
        .add(Element.of("h3", title).with("id", heading))
        .add(body);
  }
}
