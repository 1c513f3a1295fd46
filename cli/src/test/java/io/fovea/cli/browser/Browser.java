package io.fovea.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One browser with a profile of its own, driven from outside. What it cannot do yet it tries again
 * until a deadline: pages change while they are looked at.
 */
public final class Browser implements AutoCloseable {
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final WebDriver server;
  private final String id;
  private final WebDriver session;
  private final BrowserLogs logs;

  private Browser(WebDriver server, String id) {
    this.server = server;
    this.id = id;
    this.session = server.under("session/" + id + "/");
    this.logs = new BrowserLogs(session);
  }

  static Browser start(ChromeDriver driver, BrowserPrograms programs) {
    WebDriver server = new WebDriver(driver.address().resolve("/"));
    Map<String, ?> chrome =
        Map.of("binary", programs.browser().toString(), "args", arguments().toList());
    Map<String, ?> wanted =
        Map.of(
            "browserName",
            "chrome",
            "goog:chromeOptions",
            chrome,
            "goog:loggingPrefs",
            BrowserLogs.WANTED);
    String id =
        server
            .post("session", Map.of("capabilities", Map.of("alwaysMatch", wanted)))
            .path("sessionId")
            .asText();
    return new Browser(server, id);
  }

  private static Stream<String> arguments() {
    Stream<String> always =
        Stream.of(
            "--headless=new",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--no-proxy-server",
            // A name that is looked up is a fault of the page.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--window-size=1280,900",
            "--lang=en");
    // Chromium's sandbox refuses to be root's, as in a container.
    return "root".equals(System.getProperty("user.name"))
        ? Stream.concat(always, Stream.of("--no-sandbox"))
        : always;
  }

  BrowserLogs logs() {
    return logs;
  }

  public void open(URI address) {
    session.post("url", Map.of("url", address.toString()));
  }

  public void click(String css) {
    on(css, element -> session.post("element/" + element + "/click", Map.of()));
  }

  /** Presses keys, those of {@link Keys} included, while the element has the focus. */
  public void type(String css, String keys) {
    on(css, element -> session.post("element/" + element + "/value", Map.of("text", keys)));
  }

  /** Presses keys wherever the focus is. */
  public void press(String... keys) {
    session.post("actions", Map.of("actions", List.of(Gestures.keys(keys))));
  }

  /** Draws with the mouse; points are from 0 to 1 of the element's width and height. */
  public void draw(String css, double[]... points) {
    on(
        css,
        element -> {
          JsonNode box = session.get("element/" + element + "/rect");
          return session.post(
              "actions",
              Map.of("actions", List.of(Gestures.stroke(Map.of(ELEMENT, element), box, points))));
        });
  }

  /** As people see it. */
  public String text(String css) {
    return on(css, element -> session.get("element/" + element + "/text")).asText();
  }

  /** The text of an element that must be there now; see {@link #text}. */
  public String textNow(String css) {
    return script("return document.querySelector(arguments[0]).innerText", css).asText();
  }

  public int count(String css) {
    return script("return document.querySelectorAll(arguments[0]).length", css).asInt();
  }

  public boolean isEnabled(String css) {
    return script("return !document.querySelector(arguments[0]).disabled", css).asBoolean();
  }

  /** The text of what has the focus. */
  public String focused() {
    return script("return document.activeElement.innerText").asText().strip();
  }

  /** Presses the tab key until an element has the focus. */
  public void tabTo(String css) {
    Patience.until(
        "the focus on " + css,
        () -> {
          press(Keys.TAB);
          return script("return document.activeElement.matches(arguments[0])", css).asBoolean();
        });
  }

  public boolean sees(String css) {
    return script(
            "const all = document.querySelectorAll(arguments[0]);"
                + "return [...all].some(one => one.checkVisibility({visibilityProperty: true}));",
            css)
        .asBoolean();
  }

  /** Runs in the page; a promise that it returns is waited for. */
  public JsonNode script(String body, Object... arguments) {
    return session.post("execute/sync", Map.of("script", body, "args", Arrays.asList(arguments)));
  }

  /** A command of Chromium's own protocol. */
  public JsonNode devtools(String command, Map<String, ?> parameters) {
    return session.post("goog/cdp/execute", Map.of("cmd", command, "params", parameters));
  }

  /** As a person does who is asked whether the page may. */
  public void allowClipboard(URI page) {
    devtools(
        "Browser.grantPermissions",
        Map.of(
            "origin",
            page.toString(),
            "permissions",
            List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  /** A PNG of all of the page, what is out of sight included. */
  public byte[] wholePage() {
    JsonNode picture =
        devtools("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode(picture.path("data").asText());
  }

  /** Opens another tab and goes there; {@link #tab} leads back. */
  public String newTab() {
    String handle = session.post("window/new", Map.of("type", "tab")).path("handle").asText();
    goTo(handle);
    return handle;
  }

  public String tab() {
    return session.get("window").asText();
  }

  public void goTo(String tab) {
    session.post("window", Map.of("handle", tab));
  }

  public void closeTab() {
    session.delete("window");
  }

  /** On the element as it is now: pages replace them. */
  private JsonNode on(String css, Function<String, JsonNode> command) {
    return Patience.first(
        css,
        () -> {
          JsonNode found = session.post("element", Map.of("using", "css selector", "value", css));
          return command.apply(found.path(ELEMENT).asText());
        });
  }

  @Override
  public void close() {
    server.delete("session/" + id);
  }
}
