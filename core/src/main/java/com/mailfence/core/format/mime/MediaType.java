package com.mailfence.core.format.mime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a part is. Type, subtype and parameter names are in small letters, parameter values decoded
 * and as written otherwise. RFC 2045 s5.1
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
  /** What a part is when its header says nothing, or nothing that can be read. RFC 2045 s5.2 */
  static final MediaType TEXT = new MediaType("text", "plain", Map.of());

  /** What a part is that we do not look into. RFC 2049 s2 */
  static final MediaType OPAQUE = new MediaType("application", "octet-stream", Map.of());

  static final MediaType MESSAGE = new MediaType("message", "rfc822", Map.of());

  public MediaType {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Reads a header value; {@code otherwise} if there is no type in it. */
  static MediaType parse(String value, MediaType otherwise) {
    Parameters parsed = Parameters.parse(value);
    String essence = parsed.value().toLowerCase(Locale.ROOT);
    int slash = essence.indexOf('/');
    if (slash < 0) {
      // differs from RFC 2045 s5.1: the bare word of very old mailers
      return essence.equals("text") ? new MediaType("text", "plain", parsed.all()) : otherwise;
    }
    String type = essence.substring(0, slash).strip();
    String subtype = essence.substring(slash + 1).strip();
    boolean readable = isToken(type) && isToken(subtype);
    return readable ? new MediaType(type, subtype, parsed.all()) : otherwise;
  }

  static boolean isToken(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= ' ' || c >= 0x7f || "()<>@,;:\\\"/[]?=".indexOf(c) >= 0) {
        return false;
      }
    }
    return !word.isEmpty() && word.length() <= 127; // RFC 6838 s4.2
  }

  /** Type and subtype as one word. */
  public String essence() {
    return type + "/" + subtype;
  }

  /** Whether this is the type {@code type/subtype}, written in small letters. */
  public boolean is(String essence) {
    return essence.length() == type.length() + subtype.length() + 1
        && essence.startsWith(type)
        && essence.charAt(type.length()) == '/'
        && essence.endsWith(subtype);
  }

  public boolean isText() {
    return type.equals("text");
  }

  public boolean isMultipart() {
    return type.equals("multipart");
  }

  /** Whether this is a mail within the mail. RFC 2046 s5.2.1, RFC 6532 s3.7 */
  public boolean isMessage() {
    return is("message/rfc822") || is("message/global");
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
