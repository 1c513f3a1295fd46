package io.fovea.cli.browser;

/** Keys that are no letters, as WebDriver writes them. */
public final class Keys {
  public static final String ARROW_LEFT = "\uE012";
  public static final String ARROW_RIGHT = "\uE014";
  public static final String CONTROL = "\uE009";
  public static final String ENTER = "\uE007";
  public static final String ESCAPE = "\uE00C";
  public static final String SHIFT = "\uE008";
  public static final String SPACE = " ";
  public static final String TAB = "\uE004";

  private Keys() {}
}
