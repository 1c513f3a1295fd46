package io.fovea.cli.browser;

import java.util.List;
import java.util.Map;

/** How a page is looked at. */
public enum Look {
  LIGHT("light", 1280, 900, false),
  DARK("dark", 1280, 900, false),
  PHONE("light", 390, 844, true),
  PHONE_DARK("dark", 390, 844, true);

  private final String scheme;
  private final int width;
  private final int height;
  private final boolean phone;

  Look(String scheme, int width, int height, boolean phone) {
    this.scheme = scheme;
    this.width = width;
    this.height = height;
    this.phone = phone;
  }

  /** Stays until another is taken. */
  public void takenBy(Browser browser) {
    browser.devtools(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                // What moves is never the same on two pictures.
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    browser.devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }
}
