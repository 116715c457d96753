package com.mailfence.dav.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name and a password, as sent; nobody has checked them.
 *
 * @param login a user name or a whole address // BASE-002
 * @param password which no log may see
 */
record Credentials(String login, String password) {
  private static final String SCHEME = "Basic ";
  private static final int LONGEST = 2048;

  /**
   * Reads the header Authorization. RFC 7617 s2
   *
   * @return empty if there is none, or one that cannot be read: the answer to all is the challenge
   */
  static Optional<Credentials> read(@Nullable String header) {
    boolean basic =
        header != null
            && header.length() <= LONGEST
            && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (header == null || !basic) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int colon = pair.indexOf(':');
      String login = colon < 0 ? "" : plain(pair.substring(0, colon).strip());
      boolean fit = !login.isEmpty() && login.chars().noneMatch(Character::isISOControl);
      return fit
          ? Optional.of(new Credentials(login, pair.substring(colon + 1)))
          : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  /** Phones of 2025 send the at sign of the login as in an address. */
  private static String plain(String login) {
    return login.indexOf('@') < 0 ? login.replaceFirst("(?i)%40", "@") : login;
  }

  @Override
  public String toString() {
    return "Credentials of " + login;
  }
}
