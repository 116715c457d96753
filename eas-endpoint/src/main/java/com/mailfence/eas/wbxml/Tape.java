package com.mailfence.eas.wbxml;

import java.util.Arrays;
import java.util.Objects;

/**
 * A request, read: its bytes, and beside them a strip of numbers that says where everything is.
 *
 * <p>An entry is one of
 *
 * <ul>
 *   <li>an empty element: one word, kind and tag;
 *   <li>an element with content: kind and tag, then where its entries end; they follow at once;
 *   <li>a piece of text or opaque bytes: kind, offset and length in the body.
 * </ul>
 *
 * <p>No entry has more words than it had bytes on the wire. So a strip never outgrows four times
 * the body, whatever the body holds, and a text of 20 MB costs three words. // EA01
 */
final class Tape {
  static final int EMPTY = 0;
  static final int OPEN = 1;
  static final int STRING = 2;
  static final int OPAQUE = 3;

  private static final int KIND_SHIFT = 30;
  private static final int CODE_MASK = (1 << KIND_SHIFT) - 1;
  private static final int START = 256;

  private final byte[] body;
  private int[] words;
  private int length;

  Tape(byte[] body) {
    this.body = body;
    this.words = new int[Math.min(START, body.length)];
  }

  byte[] body() {
    return body;
  }

  int length() {
    return length;
  }

  /** Writes an element that is not yet known to have an end; returns where it stands. */
  int open(Tag tag) {
    room(2);
    words[length] = OPEN << KIND_SHIFT | tag.page() * CodePage.TOKENS + tag.token();
    length += 2;
    return length - 2;
  }

  /** Ends the element that was opened there; one that got no content becomes an empty one. */
  void close(int at) {
    if (length == at + 2) {
      words[at] = words[at] & CODE_MASK;
      length = at + 1;
    } else {
      words[at + 1] = length;
    }
  }

  void empty(Tag tag) {
    room(1);
    words[length++] = tag.page() * CodePage.TOKENS + tag.token();
  }

  void piece(int kind, int offset, int bytes) {
    room(3);
    words[length] = kind << KIND_SHIFT;
    words[length + 1] = offset;
    words[length + 2] = bytes;
    length += 3;
  }

  int kind(int at) {
    return words[at] >>> KIND_SHIFT;
  }

  boolean isElement(int at) {
    return kind(at) <= OPEN;
  }

  Tag tag(int at) {
    int code = words[at] & CODE_MASK;
    Tag tag = CodePage.all().get(code / CodePage.TOKENS).tag(code % CodePage.TOKENS);
    return Objects.requireNonNull(tag);
  }

  int offset(int at) {
    return words[at + 1];
  }

  int bytes(int at) {
    return words[at + 2];
  }

  /** Where the first entry inside this element stands, or would stand. */
  int inside(int at) {
    return kind(at) == EMPTY ? at + 1 : at + 2;
  }

  /** Where the entry behind this one stands. */
  int next(int at) {
    return switch (kind(at)) {
      case EMPTY -> at + 1;
      case OPEN -> words[at + 1];
      default -> at + 3;
    };
  }

  /**
   * Grows fourfold, but goes to the largest possible size at once when that is near: all strips
   * that a body ever needs together stay within seven times its length.
   */
  private void room(int more) {
    if (length + more > words.length) {
      long grown = Math.max(4L * words.length, length + more);
      int most = Math.max(body.length, length + more);
      words = Arrays.copyOf(words, grown > most / 2 ? most : (int) grown);
    }
  }
}
