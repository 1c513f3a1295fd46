package io.fovea.web;

import io.fovea.web.http.RouteTable;
import io.fovea.web.http.StaticFile;
import java.util.List;

/** The pages and what they are made of. They hold no secret: what they show, they ask for. */
final class Pages {
  private static final String FILES = "/io/fovea/web/site/";

  private Pages() {}

  static void addTo(RouteTable table) {
    table.open("GET", "/", StaticFile.of(FILES + "classify.html"));
    for (String file :
        List.of("fovea.css", "classify.css", "classify.js", "access.js", "icon.svg")) {
      table.open("GET", "/site/" + file, StaticFile.of(FILES + file));
    }
  }
}
