package io.fovea.web.live;

import io.fovea.web.http.RouteTable;
import io.fovea.web.http.StaticFile;
import java.util.List;

/** The paths of the dashboard. */
public final class LiveRoutes {
  private static final String FILES = "/io/fovea/web/site/";

  private LiveRoutes() {}

  public static void addTo(RouteTable table, LiveDashboard dashboard) {
    addFilesTo(table);
    table
        .guarded("GET", "/live/events", new EventsRoute(dashboard))
        .guarded("GET", "/live/thumbnails/{id}", new ThumbnailRoute(dashboard));
  }

  /** The page and what it is made of. */
  public static void addFilesTo(RouteTable table) {
    table.open("GET", "/live", StaticFile.of(FILES + "live.html"));
    for (String file :
        List.of(
            "live.css",
            "live.js",
            "live-charts.js",
            "live-events.js",
            "live-format.js",
            "live-matrix.js",
            "live-predictions.js",
            "live-quality.js",
            "live-traffic.js")) {
      table.open("GET", "/site/" + file, StaticFile.of(FILES + file));
    }
    table.open(
        "GET", "/site/chart.js", StaticFile.of(WebJar.file("chart.js", "dist/chart.umd.min.js")));
  }
}
