package io.fovea.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.runtime.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/** What requests must bear. Never told to anybody. */
public final class AccessToken {
  private static final int LEAST_CHARACTERS = 16;
  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  public AccessToken(String token) {
    this.token = token.getBytes(UTF_8);
  }

  /**
   * Reads it, without the white space around.
   *
   * @throws StartException if there is none, or one that can be guessed
   */
  public static AccessToken read(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.length() < LEAST_CHARACTERS) {
        throw new StartException(
            List.of(
                "the access token in "
                    + file
                    + " has under "
                    + LEAST_CHARACTERS
                    + " characters: make a longer one"));
      }
      return new AccessToken(token);
    } catch (IOException unreadable) {
      throw new StartException(List.of("cannot read the access token: " + unreadable));
    }
  }

  /** In a time that does not tell how much of it was right. */
  boolean isBorneBy(String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            token, authorization.substring(SCHEME.length()).strip().getBytes(UTF_8));
  }
}
