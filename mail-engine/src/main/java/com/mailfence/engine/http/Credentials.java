package com.mailfence.engine.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name and a password, as sent; nobody has checked them.
 *
 * @param domain what stood before a backslash, null if nothing did
 * @param user the name behind it: a user name or a whole address // BASE-002
 * @param password the password, which no log may see
 */
record Credentials(@Nullable String domain, String user, String password) {
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
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
    String pair = text(bytes);
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : of(pair.substring(0, colon).strip(), pair.substring(colon + 1));
  }

  /** {@code user}, {@code \\user}, {@code DOMAIN\\user}. // BASE-002 */
  private static Optional<Credentials> of(String name, String password) {
    int backslash = name.indexOf('\\');
    String user = plain(name.substring(backslash + 1).strip());
    if (user.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    String domain = backslash > 0 ? name.substring(0, backslash) : null;
    return Optional.of(new Credentials(domain, user, password));
  }

  /** Phones of 2025 send the at sign of the login as it stands in the address of a resource. */
  private static String plain(String user) {
    return user.indexOf('@') < 0 ? user.replaceFirst("(?i)%40", "@") : user;
  }

  /** UTF-8, as phones write it; what cannot be that is ISO 8859-1, as Outlook writes it. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Domain and user, as whoever checks them wants them. */
  String login() {
    return domain == null ? user : domain + "\\" + user;
  }

  @Override
  public String toString() {
    return "Credentials of " + user;
  }
}
