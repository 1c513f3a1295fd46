package io.fovea.trainer.report.section;

import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Node;
import java.util.List;
import java.util.stream.Stream;

/** A table whose rows begin with their heading; all other cells are figures unless told. */
final class Table {
  private final String caption;
  private final List<Element> headings;
  private final Element body = Element.of("tbody");
  private final Element foot = Element.of("tfoot");
  private boolean summed;

  Table(String caption, String... headings) {
    this.caption = caption;
    this.headings =
        Stream.of(headings).map(text -> Element.of("th", text).with("scope", "col")).toList();
  }

  /** That column, counted from 0, has words and not figures. */
  Table wordsIn(int column) {
    headings.get(column).with("class", "words");
    return this;
  }

  Table row(String heading, String... cells) {
    return row(heading, List.of(cells).stream().map(Table::figure).toList());
  }

  Table row(String heading, List<? extends Node> cells) {
    body.add(line(heading, cells));
    return this;
  }

  /** Below all others, set apart. */
  Table total(String heading, String... cells) {
    foot.add(line(heading, List.of(cells).stream().map(Table::figure).toList()));
    summed = true;
    return this;
  }

  static Element figure(String text) {
    return Element.of("td", text);
  }

  static Element words(String text) {
    return figure(text).with("class", "words");
  }

  private static Element line(String heading, List<? extends Node> cells) {
    return Element.of("tr").add(Element.of("th", heading).with("scope", "row")).add(cells);
  }

  Element html() {
    Element head = Element.of("tr").add(headings);
    Element table =
        Element.of("table")
            .add(Element.of("caption", caption))
            .add(Element.of("thead").add(head))
            .add(body);
    return Scrolling.region(caption, summed ? table.add(foot) : table);
  }

  /** Out of the way until asked for. */
  Element folded(String summary) {
    return Element.of("details").add(Element.of("summary", summary)).add(html());
  }
}
