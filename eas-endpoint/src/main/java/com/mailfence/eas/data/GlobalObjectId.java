package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How devices up to 14.1 name a meeting in a mail. Names that Exchange gave are such an id in
 * hexadecimal already; others are put into one. [MS-ASEMAIL] section 2.2.2.37
 */
final class GlobalObjectId {
  /** [MS-ASEMAIL] R20000 */
  private static final String CLASS = "040000008200E00074C5B7101A82E008";

  private static final byte[] FOREIGN = "vCal-Uid\1\0\0\0".getBytes(US_ASCII);

  /** Bytes of the class, the date, the time of making, what is reserved, and the length. */
  private static final int HEAD = 16 + 4 + 8 + 8 + 4;

  private static final int DATE_AT = 16;

  private GlobalObjectId() {}

  /**
   * The id in base64.
   *
   * @param day the occurrence's that is meant; null for all
   */
  static String of(String uid, @Nullable LocalDate day) {
    byte[] id = isOurs(uid) ? HexFormat.of().parseHex(uid) : foreign(uid);
    ByteBuffer date = ByteBuffer.wrap(id, DATE_AT, 4); // [MS-ASEMAIL] R20001
    if (day == null) {
      date.putInt(0);
    } else {
      date.putShort((short) day.getYear())
          .put((byte) day.getMonthValue())
          .put((byte) day.getDayOfMonth());
    }
    return Base64.getEncoder().encodeToString(id);
  }

  private static boolean isOurs(String uid) {
    return uid.toUpperCase(Locale.ROOT).startsWith(CLASS)
        && uid.length() >= 2 * HEAD
        && uid.length() % 2 == 0
        && uid.chars().allMatch(HexFormat::isHexDigit);
  }

  /** [MS-ASEMAIL] R20016 to R20021 */
  private static byte[] foreign(String uid) {
    byte[] name = uid.getBytes(UTF_8);
    int length = FOREIGN.length + name.length + 1;
    ByteBuffer out = ByteBuffer.allocate(HEAD + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(HexFormat.of().parseHex(CLASS));
    out.position(HEAD - 4);
    out.putInt(length).put(FOREIGN).put(name);
    return out.array();
  }
}
