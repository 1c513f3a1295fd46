package io.fovea.web;

import io.fovea.web.http.RouteTable;
import io.fovea.web.http.StaticFile;
import java.util.List;

/** The pages and what they are made of. They hold no secret: what they show, they ask for. */
final class Pages {
  private static final String SITE = "/io/fovea/web/site/";
  private static final List<String> FILES =
      List.of(
          "access.js",
          "classify.css",
          "classify.js",
          "digit.js",
          "dom.js",
          "feedback.js",
          "fovea.css",
          "history.js",
          "icon.svg",
          "intake.js",
          "paper.js",
          "predictions.js",
          "result.js",
          "tabs.js");

  private Pages() {}

  static void addTo(RouteTable table) {
    table.open("GET", "/", StaticFile.of(SITE + "classify.html"));
    table.open("GET", "/openapi.json", StaticFile.of("/io/fovea/web/openapi.json"));
    for (String file : FILES) {
      table.open("GET", "/site/" + file, StaticFile.of(SITE + file));
    }
  }
}
