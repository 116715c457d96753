package com.mailfence.eas.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same as bytes in base64: version, command, locale, then device id, policy key and device type
 * each behind its length, then parameters as tag, length, value. [MS-ASHTTP] section 2.2.1.1.1.1.
 */
final class Base64Query {
  private static final int ATTACHMENT_NAME = 0;
  private static final int COLLECTION_ID = 1;
  private static final int ITEM_ID = 3;
  private static final int LONG_ID = 4;
  private static final int OCCURRENCE = 6;
  private static final int OPTIONS = 7;
  private static final int USER = 8;

  private static final int SAVE_IN_SENT = 0x01;
  private static final int ACCEPT_MULTI_PART = 0x02;

  private static final int UUID_LENGTH = 16;

  private final byte[] bytes;
  private int at;

  private Base64Query(byte[] bytes) {
    this.bytes = bytes;
  }

  static EasRequest read(String query) {
    String standard = PlainQuery.decoded(query).replace('-', '+').replace('_', '/');
    try {
      return new Base64Query(Base64.getDecoder().decode(standard)).request();
    } catch (IllegalArgumentException e) {
      throw bad("neither parameters nor base64");
    }
  }

  private EasRequest request() {
    Version version = Version.ofCode(next());
    Verb verb = Verb.ofCode(next());
    next(); // the locale's low byte; what language is answered in, the account knows
    next(); // and its high byte
    String id = deviceId(counted());
    Long policyKey = policyKey(counted());
    Device device = new Device(id, text(counted()));
    Map<Integer, byte[]> given = new TreeMap<>();
    while (at < bytes.length) {
      int tag = next();
      if (given.put(tag, counted()) != null) {
        throw bad("a parameter twice");
      }
    }
    byte[] user = given.get(USER);
    return new EasRequest(
        version, verb, device, user == null ? null : text(user), policyKey, arguments(given));
  }

  private static Arguments arguments(Map<Integer, byte[]> given) {
    byte[] options = given.getOrDefault(OPTIONS, new byte[0]);
    int bits = options.length == 0 ? 0 : options[0];
    return new Arguments(
        textOrNull(given, ATTACHMENT_NAME),
        textOrNull(given, COLLECTION_ID),
        textOrNull(given, ITEM_ID),
        textOrNull(given, LONG_ID),
        textOrNull(given, OCCURRENCE),
        (bits & SAVE_IN_SENT) != 0,
        (bits & ACCEPT_MULTI_PART) != 0);
  }

  /** A string, or a UUID of sixteen bytes, which becomes its hexadecimal digits. [MS-ASHTTP] R34 */
  private static String deviceId(byte[] id) {
    for (byte b : id) {
      if (id.length == UUID_LENGTH && (b <= ' ' || b == 0x7F)) {
        return HexFormat.of().formatHex(id);
      }
    }
    return text(id);
  }

  /** Four bytes, the lowest first, or none. [MS-ASHTTP] R38, R40 */
  private static @Nullable Long policyKey(byte[] key) {
    return switch (key.length) {
      case 0 -> null;
      case 4 ->
          key[0] & 0xFFL | (key[1] & 0xFFL) << 8 | (key[2] & 0xFFL) << 16 | (key[3] & 0xFFL) << 24;
      default -> throw bad("policy key is not four bytes long");
    };
  }

  private static @Nullable String textOrNull(Map<Integer, byte[]> given, int tag) {
    byte[] value = given.get(tag);
    return value == null ? null : text(value);
  }

  private static String text(byte[] value) {
    return new String(value, UTF_8);
  }

  private byte[] counted() {
    int length = next();
    if (length > bytes.length - at) {
      throw bad("cut off");
    }
    byte[] value = new byte[length];
    System.arraycopy(bytes, at, value, 0, length);
    at += length;
    return value;
  }

  private int next() {
    if (at >= bytes.length) {
      throw bad("cut off");
    }
    return bytes[at++] & 0xFF;
  }

  private static BadWire bad(String what) {
    return new BadWire(Fault.REQUEST, what, "query");
  }
}
