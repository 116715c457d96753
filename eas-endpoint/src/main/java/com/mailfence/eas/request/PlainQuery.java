package com.mailfence.eas.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code Cmd=Sync&User=a&DeviceId=b&DeviceType=c}. [MS-ASHTTP] section 2.2.1.1.1.2. */
final class PlainQuery {
  private static final int LONGEST_KEY = 10; // digits of 32 bits

  private PlainQuery() {}

  static EasRequest read(String query, RequestHead head) {
    Map<String, String> given = split(query);
    Version version = Version.ofHeader(head.protocolVersion());
    Verb verb = Verb.named(given.getOrDefault("cmd", ""));
    Device device =
        new Device(given.getOrDefault("deviceid", ""), given.getOrDefault("devicetype", ""));
    Arguments arguments =
        new Arguments(
            given.get("attachmentname"),
            given.get("collectionid"),
            given.get("itemid"),
            given.get("longid"),
            given.get("occurrence"),
            isTrue(given.get("saveinsent")), // [MS-ASHTTP] R121, R122
            isTrue(head.acceptMultiPart())); // [MS-ASHTTP] R154, R155
    return new EasRequest(
        version, verb, device, given.get("user"), policyKey(head.policyKey()), arguments);
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && value.strip().equalsIgnoreCase("T");
  }

  private static @Nullable Long policyKey(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return null;
    }
    String digits = header.strip();
    boolean number =
        digits.length() <= LONGEST_KEY && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    long key = number ? Long.parseLong(digits) : EasRequest.NO_POLICY_KEY;
    return key > 0xFFFF_FFFFL ? EasRequest.NO_POLICY_KEY : key;
  }

  /** By name in lower case; a name twice would leave open which one counts. */
  private static Map<String, String> split(String query) {
    Map<String, String> given = new TreeMap<>();
    for (String pair : query.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT);
        if (given.put(name, decoded(pair.substring(equals + 1))) != null) {
          throw new BadWire(Fault.REQUEST, "a parameter twice", "query");
        }
      }
    }
    return given;
  }

  /** Percent signs decoded as UTF-8; a plus is a plus, as in an address. RFC 3986 s2.1 */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    byte[] utf8 = text.getBytes(UTF_8);
    for (int i = 0; i < utf8.length; i++) {
      if (utf8[i] == '%') {
        bytes.write(hex(utf8, i + 1) << 4 | hex(utf8, i + 2));
        i += 2;
      } else {
        bytes.write(utf8[i]);
      }
    }
    return bytes.toString(UTF_8);
  }

  private static int hex(byte[] text, int at) {
    int digit = at < text.length ? Character.digit(text[at], 16) : -1;
    if (digit < 0) {
      throw new BadWire(Fault.REQUEST, "percent sign without two digits", "query");
    }
    return digit;
  }
}
