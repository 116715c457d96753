package com.mailfence.engine.smtp;

import com.mailfence.engine.account.Logins;
import com.mailfence.engine.smtp.Command.Verb;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * One session: bytes in, answers out, and a wish what the line shall do next. Knows no socket, so
 * that every dialogue can be played without one. For one thread.
 */
final class SmtpSession implements Closeable {
  /** What the line shall do once the answers are sent. */
  enum Wish {
    READ,
    START_TLS,
    CLOSE
  }

  private enum Phase {
    COMMANDS,
    CREDENTIALS,
    CONTENT
  }

  private final Terms terms;
  private final Visit visit;
  private final Dialogue dialogue;
  private final Intake intake;
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
  private CommandLines lines = new CommandLines();
  private Phase phase = Phase.COMMANDS;
  private Wish wish = Wish.READ;

  SmtpSession(Terms terms, Visit visit, Desk desk, Logins logins) {
    this.terms = terms;
    this.visit = visit;
    this.dialogue = new Dialogue(terms, visit, desk, logins);
    this.intake = new Intake(dialogue, terms.largest());
  }

  /**
   * Says the first word.
   *
   * @param early whether the other side talked before
   */
  void greet(boolean early) {
    if (early && terms.refuseEarlyTalk()) {
      end(Replies.TALKING_AHEAD); // SM17
    } else {
      String protocol = terms.service() == Service.LMTP ? " LMTP" : " ESMTP";
      say(Reply.plain(220, terms.host() + protocol));
    }
  }

  Wish wish() {
    return wish;
  }

  /** Whether a message or a login is under way, which one would rather see to its end. */
  boolean isBusy() {
    return phase != Phase.COMMANDS || dialogue.mail() != null;
  }

  /** Recipients the visitor asked for who are not here. */
  int guesses() {
    return dialogue.conduct().guesses();
  }

  /** What is to be sent; nothing is left of it. */
  byte[] answers() {
    byte[] bytes = answers.toByteArray();
    answers.reset();
    return bytes;
  }

  /** Takes the bytes that came; those behind the end of the session are dropped. */
  void take(byte[] bytes, int from, int count) {
    int at = from;
    int end = from + count;
    try {
      while (at < end && wish == Wish.READ) {
        at += step(bytes, at, end - at);
      }
    } catch (BadWire e) {
      end(Replies.BARE); // SM01
    }
  }

  /** TLS is there: the session begins anew, and nobody knows what was said before. // TL01, TL03 */
  void secured() {
    visit.secure();
    dialogue.abandon();
    lines = new CommandLines();
    wish = Wish.READ;
  }

  /** The last word, from inside or outside: out of time, closing down. */
  void end(Reply reply) {
    if (wish != Wish.CLOSE) {
      say(reply);
      wish = Wish.CLOSE;
    }
  }

  @Override
  public void close() {
    wish = Wish.CLOSE;
    dialogue.abandon();
  }

  private int step(byte[] bytes, int at, int count) throws BadWire {
    return switch (phase) {
      case COMMANDS, CREDENTIALS -> line(bytes, at, count);
      case CONTENT -> content(bytes, at, count);
    };
  }

  // Lines

  private int line(byte[] bytes, int at, int count) throws BadWire {
    // AUTH may carry its first response in the command itself. RFC 4954 s4
    boolean credentials = terms.service() == Service.SUBMISSION;
    int most = credentials ? CommandLines.LONGEST_CREDENTIALS : CommandLines.LONGEST;
    int taken = lines.take(bytes, at, count, most);
    switch (lines.found()) {
      case PART -> {}
      case LINE -> line(count > taken);
      case LONG_LINE -> refuse(Replies.LONG_LINE);
      case ENDLESS_LINE -> end(Replies.LONG_LINE);
    }
    return taken;
  }

  /**
   * @param more whether bytes came together with this line
   */
  private void line(boolean more) {
    String text;
    try {
      text = lines.line();
    } catch (CharacterCodingException e) {
      refuse(Replies.CHARACTERS);
      return;
    }
    if (phase == Phase.CREDENTIALS) {
      credentials(dialogue.credentials(text));
      return;
    }
    Command command = Command.of(text);
    if (more && waitsForAnswer(command.verb())) {
      end(Replies.TALKING_AHEAD); // RFC 2920 s3.1, SM17, TL01
    } else if (command.verb() == Verb.BDAT) {
      chunk(command.argument());
    } else {
      command(command);
    }
  }

  /** After these, one must wait: what is sent along was not meant for what we make of it. */
  private static boolean waitsForAnswer(Verb verb) {
    return switch (verb) {
      case EHLO, HELO, LHLO, STARTTLS, AUTH, DATA -> true;
      case MAIL, RCPT, BDAT, RSET, NOOP, VRFY, EXPN, HELP, QUIT, UNKNOWN -> false;
    };
  }

  private void command(Command command) {
    Reply reply = dialogue.answer(command);
    if (command.verb() == Verb.AUTH) {
      credentials(reply);
      return;
    }
    if (reply.code() == 354) {
      intake.beginData();
      phase = Phase.CONTENT;
    }
    say(reply);
    if (command.verb() == Verb.QUIT && reply.isPositive()) {
      wish = Wish.CLOSE;
    } else if (command.verb() == Verb.STARTTLS && reply.isPositive()) {
      wish = Wish.START_TLS;
    }
    judge();
  }

  private void credentials(Reply reply) {
    say(reply);
    phase = reply.code() == 334 ? Phase.CREDENTIALS : Phase.COMMANDS;
    judge();
  }

  // Content

  private void chunk(String argument) {
    Reply refusal = intake.beginChunk(argument);
    if (refusal != null) {
      end(refusal);
    } else if (intake.isOver()) {
      finish();
    } else {
      phase = Phase.CONTENT;
    }
  }

  private int content(byte[] bytes, int at, int count) throws BadWire {
    int taken = intake.take(bytes, at, count);
    if (intake.isTooMuch()) {
      end(Replies.TOO_LARGE);
    } else if (intake.isOver()) {
      finish();
    }
    return taken;
  }

  private void finish() {
    phase = Phase.COMMANDS;
    List<Reply> replies = intake.outcome();
    replies.forEach(this::say);
    if (!replies.stream().allMatch(Reply::isPositive)) {
      dialogue.conduct().failed();
    }
    judge();
  }

  private void refuse(Reply reply) {
    dialogue.conduct().failed();
    say(reply);
    judge();
  }

  private void judge() {
    Reply verdict = dialogue.conduct().verdict();
    if (verdict != null) {
      end(verdict);
    }
  }

  private void say(Reply reply) {
    answers.writeBytes(reply.bytes());
  }
}
