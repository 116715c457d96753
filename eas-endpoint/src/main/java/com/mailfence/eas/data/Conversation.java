package com.mailfence.eas.data;

import com.mailfence.core.item.Item;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalLong;

/** A conversation as devices name and order it. [MS-ASCON] section 2.2.2.3, section 2.2.2.4. */
public final class Conversation {
  private static final int LENGTH = 16;
  private static final int HEADER = 5;

  /** Before the number, so that other numbers are not taken for one. */
  private static final long MARK = 0x434F_4E56_0000_0001L;

  /** From 1601, where a FILETIME begins, to 1970. */
  private static final long MILLIS_TO_EPOCH = 11_644_473_600_000L;

  private static final long TICKS_A_MILLI = 10_000;

  private Conversation() {}

  /** Sixteen bytes, the same for all mails of a conversation. [MS-ASCON] R76 */
  static byte[] id(Item item) {
    return ByteBuffer.allocate(LENGTH).putLong(MARK).putLong(item.thread()).array();
  }

  /** The number of the conversation within the account that asks. // EA03 */
  public static OptionalLong number(byte[] id) {
    ByteBuffer read = ByteBuffer.wrap(id);
    return id.length == LENGTH && read.getLong() == MARK
        ? OptionalLong.of(read.getLong())
        : OptionalLong.empty();
  }

  /** When the mail was sent, as the middle bytes of a FILETIME. [MS-ASCON] R97, R308, R309 */
  static byte[] index(Instant sent) {
    long ticks = (sent.toEpochMilli() + MILLIS_TO_EPOCH) * TICKS_A_MILLI;
    byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(ticks).array();
    byte[] header = new byte[HEADER];
    System.arraycopy(all, 1, header, 0, HEADER);
    return header;
  }
}
