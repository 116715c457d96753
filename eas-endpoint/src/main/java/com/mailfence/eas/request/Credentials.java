package com.mailfence.eas.request;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
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
public record Credentials(@Nullable String domain, String user, String password) {
  private static final String SCHEME = "Basic ";
  private static final int LONGEST = 2048;

  /**
   * Reads the header Authorization. Empty if there is none, or one of another scheme: the answer to
   * both is the same challenge.
   *
   * @throws BadWire with {@link Fault#CREDENTIALS} if it is Basic and cannot be read
   */
  public static Optional<Credentials> read(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    if (header.length() > LONGEST) {
      throw bad("too long");
    }
    String pair = text(decoded(header.substring(SCHEME.length()).strip()));
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw bad("no colon");
    }
    return Optional.of(of(pair.substring(0, colon), pair.substring(colon + 1)));
  }

  /** {@code user}, {@code \\user}, {@code DOMAIN\\user}. // BASE-002 */
  private static Credentials of(String name, String password) {
    int backslash = name.indexOf('\\');
    String user = name.substring(backslash + 1).strip();
    if (user.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      throw bad("no user name");
    }
    return new Credentials(backslash > 0 ? name.substring(0, backslash) : null, user, password);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw bad("no base64");
    }
  }

  /** UTF-8, as phones write it; what cannot be that is ISO 8859-1, as Outlook writes it. */
  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private static BadWire bad(String what) {
    return new BadWire(Fault.CREDENTIALS, what, "Authorization");
  }

  @Override
  public String toString() {
    return "Credentials of " + user;
  }
}
