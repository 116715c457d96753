package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail address in the one form the house compares: the local part in lower case and NFC, the
 * domain in lower-case A-labels without a trailing dot (ID01).
 *
 * @param local without quotes
 * @param domain A-labels
 */
public record Address(String local, String domain) {
  /** RFC 5321 s4.5.3.1.1, in octets. */
  private static final int LONGEST_LOCAL = 64;

  /** RFC 5321 s4.5.3.1.3, in octets: a path of 256 less its angle brackets. */
  private static final int LONGEST = 254;

  private static final String SPECIALS = "()<>[]:;@\\,\"";

  /**
   * Reads an address.
   *
   * @throws Refusal.Malformed if it is none, or one the house could never have given out
   */
  public static Address of(String text) {
    return read(text)
        .orElseThrow(() -> new Refusal.Malformed("mail address", "expected local@domain"));
  }

  /** Reads an address; empty where {@link #of} would refuse. */
  public static Optional<Address> read(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > 2 * LONGEST) {
      return Optional.empty();
    }
    return canonicalDomain(text.substring(at + 1))
        .flatMap(domain -> canonicalLocal(text.substring(0, at)).map(l -> new Address(l, domain)))
        .filter(address -> octets(address.toString()) <= LONGEST);
  }

  /** A domain in canonical form; empty if it is none. */
  public static Optional<String> canonicalDomain(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty() || name.length() > 255) {
      return Optional.empty();
    }
    try {
      String nfc = Normalizer.normalize(name, Normalizer.Form.NFC);
      String ascii = IDN.toASCII(nfc, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.length() <= 253 ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> canonicalLocal(String text) {
    // RFC 5321 s4.1.2: a quoted local part means the same without its quotes if it can be.
    boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
    String bare = quoted ? text.substring(1, text.length() - 1) : text;
    String lower = Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String local = Normalizer.normalize(lower, Normalizer.Form.NFC);
    boolean atom = !local.isEmpty() && local.codePoints().allMatch(Address::fits);
    boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
    return atom && !dots && octets(local) <= LONGEST_LOCAL ? Optional.of(local) : Optional.empty();
  }

  private static boolean fits(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> SPECIALS.indexOf(c) < 0;
    };
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The same local part in another domain. */
  public Address in(String otherDomain) {
    return new Address(local, otherDomain);
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
