package io.fovea.web;

import io.fovea.web.feedback.Feedback;
import io.fovea.web.http.RouteTable;
import io.fovea.web.live.LiveDashboard;
import io.fovea.web.live.LiveRoutes;
import io.fovea.web.predict.Answers;
import io.fovea.web.predict.Classification;
import io.fovea.web.predict.PredictionRoute;

/** Every path of the application. */
final class WebRoutes {
  private WebRoutes() {}

  static RouteTable table(
      Classification classification, Answers answers, Feedback feedback, LiveDashboard live) {
    RouteTable table = new RouteTable();
    Pages.addTo(table);
    feedback.addTo(table);
    LiveRoutes.addTo(table, live);
    return table
        .guarded("POST", "/predict", classification)
        .guarded("GET", "/predictions/{id}", new PredictionRoute(answers));
  }
}
