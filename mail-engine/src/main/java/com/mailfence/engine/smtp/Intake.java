package com.mailfence.engine.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of the message under way as it comes: by DATA up to a dot, or by BDAT in counted
 * chunks. What belongs to no message, or to one that is refused already, is passed over up to a
 * bound. RFC 5321 s4.1.1.4, RFC 3030
 */
final class Intake {
  private final Dialogue dialogue;
  private final long largest;
  private DotLines dots = new DotLines();
  private WholeLines whole = new WholeLines();
  private boolean counted;
  private long left;
  private boolean last;
  private long passedOver;

  /**
   * @param largest message that is taken, in bytes
   */
  Intake(Dialogue dialogue, long largest) {
    this.dialogue = dialogue;
    this.largest = largest;
  }

  /** DATA was allowed: content follows. */
  void beginData() {
    Mail mail = dialogue.mail();
    if (mail != null) {
      mail.open();
    }
    dots = new DotLines();
    counted = false;
    last = true;
  }

  /**
   * BDAT: so many bytes follow, whatever we think of them.
   *
   * @return null, or why the session must end: it cannot be told where they end
   */
  @Nullable Reply beginChunk(String argument) {
    String size = argument.split(" ", 2)[0];
    if (!argument.matches("(?i)[0-9]{1,18}( +LAST)?")) {
      return Replies.ARGUMENT;
    }
    counted = true;
    left = Long.parseLong(size);
    last = !size.equals(argument);
    Mail mail = dialogue.mail();
    if (mail != null && mail.isForNobody()) {
      mail.fail(Replies.NO_RECIPIENT);
    } else if (mail != null && !mail.isOpen()) {
      mail.open();
      whole = new WholeLines();
    }
    return left > largest ? Replies.TOO_LARGE : null; // SM20
  }

  /**
   * Takes bytes up to the end of the content or chunk.
   *
   * @return how many
   * @throws BadWire at a bare CR or LF within DATA: the end cannot be trusted any more // SM01
   */
  int take(byte[] bytes, int from, int count) throws BadWire {
    if (!counted) {
      return dots.take(bytes, from, count, this::content);
    }
    int taken = (int) Math.min(count, left);
    left -= taken;
    try {
      whole.look(bytes, from, taken);
    } catch (BadWire e) {
      fail(); // SM03: the chunk ends where it said, so the session can go on
    }
    content(bytes, from, taken);
    return taken;
  }

  boolean isOver() {
    return counted ? left == 0 : dots.isOver();
  }

  /** Whether more came for nothing than we care to hear. */
  boolean isTooMuch() {
    return passedOver > 2 * largest;
  }

  /** What is answered to the content or chunk that is over. */
  List<Reply> outcome() {
    Mail mail = dialogue.mail();
    if (mail == null) {
      return List.of(Replies.SEQUENCE);
    }
    if (!last) {
      return List.of(mail.chunk());
    }
    try {
      whole.end();
    } catch (BadWire e) {
      fail();
    }
    List<Reply> replies = mail.finish();
    dialogue.abandon();
    passedOver = 0;
    return replies;
  }

  private void content(byte[] bytes, int from, int count) {
    Mail mail = dialogue.mail();
    if (mail != null) {
      mail.write(bytes, from, count);
    }
    if (mail == null || mail.isInTrouble()) {
      passedOver += count;
    }
  }

  private void fail() {
    Mail mail = dialogue.mail();
    if (mail != null) {
      mail.fail(Replies.BARE_CHUNK);
    }
  }
}
