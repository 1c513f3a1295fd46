package io.fovea.runtime.settings;

import java.util.regex.Pattern;

/** What people gave, without what must not reach a screen or a log. */
public final class Masked {
  /** Stands for a secret. */
  public static final String SECRET = "***";

  /** Name and password in an address. */
  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

  private Masked() {}

  /** A text that is no secret, but may hold addresses with one. */
  public static String addresses(String text) {
    return USER_INFO.matcher(text).replaceAll("//" + SECRET + "@");
  }
}
