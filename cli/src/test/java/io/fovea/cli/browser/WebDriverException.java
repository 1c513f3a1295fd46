package io.fovea.cli.browser;

/** The browser refused a command. */
final class WebDriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WebDriverException(String message) {
    super(message);
  }
}
