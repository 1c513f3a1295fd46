package io.fovea.cli.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What drives a browser on this machine, as it is on the PATH: nothing is ever downloaded. */
record BrowserPrograms(Path browser, Path driver) {
  static final String MEND =
      "no browser to test with: install Chromium and its driver (Debian: apt-get install chromium"
          + " chromium-driver), so that chromium and chromedriver are on the PATH";

  static Optional<BrowserPrograms> find() {
    return onPath("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            browser -> onPath("chromedriver").map(driver -> new BrowserPrograms(browser, driver)));
  }

  private static Optional<Path> onPath(String... names) {
    String[] directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.of(names)
        .flatMap(name -> Stream.of(directories).map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
