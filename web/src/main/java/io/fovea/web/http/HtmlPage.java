package io.fovea.web.http;

import static io.fovea.web.http.Html.element;
import static io.fovea.web.http.Html.with;
import static java.nio.charset.StandardCharsets.UTF_8;

/** A whole page that is made for one request, for browsers without scripts. */
public final class HtmlPage {
  private HtmlPage() {}

  /**
   * Makes one with the head that all pages have.
   *
   * @param title also its first heading
   */
  public static Reply of(int status, String title, Html... main) {
    Html head =
        element(
            "head",
            with(),
            element("meta", with("charset", "utf-8")),
            element(
                "meta", with("name", "viewport", "content", "width=device-width, initial-scale=1")),
            element("title", "", title + " · Fovea"),
            element("link", with("rel", "icon", "href", "/site/icon.svg", "type", "image/svg+xml")),
            element("link", with("rel", "stylesheet", "href", "/site/fovea.css")),
            element("link", with("rel", "stylesheet", "href", "/site/classify.css")));
    Html page = element("html", with("lang", "en"), head, body(title, main));
    return Reply.of(status, "text/html; charset=utf-8", ("<!doctype html>" + page).getBytes(UTF_8));
  }

  private static Html body(String title, Html... main) {
    Html heading = element("div", with("class", "page-head"), element("h1", "", title));
    Html card = element("div", with("class", "card plain"), main);
    return element(
        "body",
        with(),
        element(
            "header",
            with("class", "top"),
            element("div", with("class", "top-inner"), brand(), nav())),
        element("main", with("class", "page", "id", "main"), heading, card));
  }

  private static Html brand() {
    Html icon =
        element("img", with("src", "/site/icon.svg", "alt", "", "width", "28", "height", "28"));
    return element("a", with("class", "brand", "href", "/"), icon, Html.text("Fovea"));
  }

  private static Html nav() {
    return element(
        "nav",
        with("class", "nav", "aria-label", "Pages"),
        element("a", with("href", "/"), Html.text("Classify")),
        element("a", with("href", "/live"), Html.text("Live")));
  }
}
