package com.mailfence.core.format.vcard;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Bytes within a card: a photo, a logo, a sound or a key. An address that a property names instead
 * is no picture and is never followed. // SS04
 *
 * @param type its media type in lower case, "application/octet-stream" if the card does not say
 * @param base64 its bytes, without white space
 */
public record Picture(String type, String base64) {
  private static final String UNKNOWN = "application/octet-stream";
  private static final String DATA = "data:";

  /** The photo of a card: the first that is a picture. */
  public static Optional<Picture> of(Card card) {
    return card.preferred("PHOTO").stream().map(Picture::of).flatMap(Optional::stream).findFirst();
  }

  /** The picture in a property; empty if it holds none. */
  public static Optional<Picture> of(Property property) {
    String value = property.value().strip();
    if (value.regionMatches(true, 0, DATA, 0, DATA.length())) {
      return data(value);
    }
    boolean encoded =
        property
            .line()
            .argument("ENCODING")
            .filter(word -> word.equalsIgnoreCase("b") || word.equalsIgnoreCase("BASE64"))
            .isPresent();
    return encoded ? Optional.of(new Picture(typed(property), clean(value))) : Optional.empty();
  }

  /** RFC 2397 */
  private static Optional<Picture> data(String value) {
    int comma = value.indexOf(',');
    String head = comma < 0 ? "" : value.substring(DATA.length(), comma).toLowerCase(Locale.ROOT);
    if (!head.endsWith(";base64")) {
      return Optional.empty();
    }
    int end = head.indexOf(';');
    String type = end == 0 ? UNKNOWN : head.substring(0, end).strip();
    return Optional.of(new Picture(type, clean(value.substring(comma + 1))));
  }

  private static String typed(Property property) {
    String type = property.types().stream().findFirst().orElse("");
    if (type.isEmpty()) {
      return UNKNOWN;
    }
    if (type.contains("/")) {
      return type;
    }
    String name = property.line().name().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "SOUND" -> "audio/" + type;
      case "KEY" -> type.equals("pgp") ? "application/pgp-keys" : "application/" + type;
      default -> "image/" + type;
    };
  }

  private static String clean(String base64) {
    boolean spaced = base64.chars().anyMatch(c -> c <= ' ' || c == '\\');
    if (!spaced) {
      return base64;
    }
    var out = new StringBuilder(base64.length());
    base64.chars().filter(c -> c > ' ' && c != '\\').forEach(c -> out.append((char) c));
    return out.toString();
  }

  /** Its size in bytes. */
  public long size() {
    int pad = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() / 4 * 3L - pad;
  }

  /** Its bytes; empty if its base64 is broken. */
  public Optional<byte[]> bytes() {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The property holding this picture, in the words of a version. RFC 6350 s6.2.4 */
  public Property put(Property property, Version version) {
    Property plain = property.without("ENCODING").without("VALUE").without("MEDIATYPE");
    if (version == Version.V4_0) {
      return plain.without("TYPE").withValue(DATA + type + ";base64," + base64);
    }
    Property encoded = plain.without("TYPE").with("ENCODING", "b").withValue(base64);
    return type.equals(UNKNOWN) ? encoded : encoded.with("TYPE", word());
  }

  /** RFC 2426 s3.1.4 */
  private String word() {
    int slash = type.indexOf('/');
    return type.equals("application/pgp-keys")
        ? "PGP"
        : type.substring(slash + 1).toUpperCase(Locale.ROOT);
  }
}
