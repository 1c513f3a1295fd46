package io.fovea.cli.pages;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** What people do on the page that classifies an image, and what they see of it. */
final class ClassifyPage {
  /** From 0 to 1 of the paper; a pen goes through many points. */
  private static final double[][] SEVEN = {
    {0.25, 0.22},
    {0.4, 0.22},
    {0.55, 0.22},
    {0.72, 0.22},
    {0.75, 0.23},
    {0.7, 0.35},
    {0.62, 0.5},
    {0.55, 0.65},
    {0.48, 0.82}
  };

  private final Browser browser;
  private final URI web;

  ClassifyPage(Browser browser, URI web) {
    this.browser = browser;
    this.web = web;
  }

  ClassifyPage open() {
    browser.open(web.resolve("/"));
    return this;
  }

  /** Chooses a file. */
  ClassifyPage choose(Path file) {
    browser.type("#file", file.toAbsolutePath().toString());
    return this;
  }

  ClassifyPage drawSeven() {
    browser.click("#tab-draw");
    browser.draw("#canvas", SEVEN);
    browser.click("#classify-drawing");
    return this;
  }

  /** Puts a PNG where Ctrl+C puts images. */
  ClassifyPage copy(byte[] png) {
    browser.allowClipboard(web);
    browser.script(
        "const bytes = Uint8Array.from(atob(arguments[0]), one => one.charCodeAt(0));"
            + "const image = new Blob([bytes], {type: 'image/png'});"
            + "return navigator.clipboard.write([new ClipboardItem({'image/png': image})]);",
        Base64.getEncoder().encodeToString(png));
    return this;
  }

  /** Waits for an answer that says so. */
  ClassifyPage answers(String label) {
    Patience.until(
        "the answer " + label,
        () -> browser.sees("#result") && browser.textNow("#label").equals(label));
    return this;
  }

  /** Waits for words about what went wrong. */
  String problem() {
    Patience.until("a problem", () -> browser.sees("#problem"));
    return browser.textNow("#problem");
  }

  static Path file(Path directory, String name, byte[] content) {
    try {
      return Files.write(directory.resolve(name), content);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
