/**
 * A real browser for tests, driven by its own driver and nothing else. Knows no page. Where there
 * is no Chromium or no chromedriver, tests are skipped and say what to install.
 */
package io.fovea.cli.browser;
