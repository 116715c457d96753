package com.mailfence.engine.smtp;

import com.mailfence.core.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The message under way: what MAIL said, whom it is for, and its content as it comes. */
final class Mail implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(Mail.class);

  private final Visit visit;
  private final boolean international;
  private final Taking taking;
  private int recipients;
  private boolean open;
  private @Nullable Reply trouble;

  private Mail(Visit visit, boolean international, Taking taking) {
    this.visit = visit;
    this.international = international;
    this.taking = taking;
  }

  /**
   * Whether the parameters of MAIL can be met.
   *
   * @param largest message that is taken, in bytes
   */
  static Reply judge(Path path, long largest) {
    for (var parameter : path.parameters().entrySet()) {
      String value = parameter.getValue();
      boolean met =
          switch (parameter.getKey()) {
            case "SIZE" -> value.matches("[0-9]{1,20}"); // RFC 1870 s3
            case "BODY" -> List.of("7BIT", "8BITMIME").contains(value.toUpperCase(Locale.ROOT));
            case "SMTPUTF8" -> value.isEmpty();
            case "AUTH" -> !value.isEmpty(); // RFC 4954 s5: heard, not trusted
            default -> false;
          };
      if (!met) {
        return Replies.PARAMETER;
      }
    }
    if (declared(path) > largest) {
      return Replies.TOO_LARGE; // SM20
    }
    boolean needs = path.isInternational() && !path.parameters().containsKey("SMTPUTF8");
    return needs ? Replies.NEEDS_UTF8 : Replies.SENDER;
  }

  static Mail begin(Path path, Desk desk, Visit visit) {
    boolean international = path.parameters().containsKey("SMTPUTF8");
    return new Mail(visit, international, desk.begin(visit, path.address(), declared(path)));
  }

  private static long declared(Path path) {
    String size = path.parameters().getOrDefault("SIZE", "0");
    // More digits than a long holds is more than anybody takes.
    return size.length() > 18 ? Long.MAX_VALUE : Long.parseLong(size);
  }

  Reply recipient(Path path) {
    if (path.isNull()) {
      return Replies.ARGUMENT;
    }
    if (!path.parameters().isEmpty()) {
      return Replies.PARAMETER;
    }
    if (path.isInternational() && !international) {
      return Replies.NEEDS_UTF8; // SM21
    }
    if (recipients >= Terms.RECIPIENTS) {
      return Replies.TOO_MANY; // RFC 5321 s4.5.3.1.10
    }
    Reply reply = taking.recipient(path.address());
    if (reply.isPositive()) {
      recipients++;
    }
    return reply;
  }

  boolean isForNobody() {
    return recipients == 0;
  }

  /** Whether the content has begun. */
  boolean isOpen() {
    return open;
  }

  /** Why the content is no longer taken; the rest of it is passed over. */
  boolean isInTrouble() {
    return trouble != null;
  }

  void open() {
    open = true;
    attempt(taking::open);
  }

  void write(byte[] bytes, int from, int count) {
    if (trouble == null) {
      attempt(() -> taking.write(bytes, from, count));
    }
  }

  void fail(Reply reply) {
    if (trouble == null) {
      trouble = reply;
    }
  }

  /** What is said to a chunk that is not the last. */
  Reply chunk() {
    return trouble == null ? Replies.CHUNK : trouble;
  }

  /** The trouble, or what became of the message; for LMTP one reply for each recipient. */
  List<Reply> finish() {
    List<Reply> found = new ArrayList<>();
    if (trouble == null) {
      attempt(() -> found.addAll(taking.finish()));
    }
    Reply bad = trouble;
    if (bad == null) {
      log.info("visit {} brought a message for {}: {}", visit.name(), recipients, codes(found));
      return found;
    }
    log.info("visit {} brought a message in vain: {}", visit.name(), bad.code());
    // RFC 2033 s4.2: one for each recipient, whatever happened.
    boolean each = visit.service() == Service.LMTP;
    return Collections.nCopies(each ? Math.max(1, recipients) : 1, bad);
  }

  private static List<Integer> codes(List<Reply> replies) {
    return replies.stream().map(Reply::code).distinct().toList();
  }

  @Override
  public void close() {
    try {
      taking.close();
    } catch (IOException e) {
      log.warn("visit {} left something behind", visit.name(), e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (Refusal refusal) {
      fail(Replies.of(refusal));
    } catch (IOException e) {
      log.error("cannot store the message of visit {}", visit.name(), e);
      fail(Replies.NO_SPACE);
    } catch (RuntimeException e) {
      log.error("visit {} met a bug", visit.name(), e);
      fail(Replies.broken(visit.name()));
    }
  }
}
