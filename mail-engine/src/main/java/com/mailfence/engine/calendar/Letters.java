package com.mailfence.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.MessageBuilder;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.compose.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes the mails that carry messages of scheduling. // RFC 6047 */
final class Letters {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private final Blobs blobs;
  private final Submission submission;
  private final Tokens tokens;
  private final Clock clock;

  Letters(Blobs blobs, Submission submission, Tokens tokens, Clock clock) {
    this.blobs = blobs;
    this.submission = submission;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A mail that is stored and waits for the commit that sends it. */
  record Letter(AccountId sender, String from, List<String> to, ContentRef content) {
    Letter {
      to = List.copyOf(to);
    }
  }

  /**
   * Stores the mail.
   *
   * @param from the account's own address, as the message names it
   * @param word the subject begins with
   */
  Letter write(Account account, String from, List<String> to, CalendarObject message, String word) {
    Block leader = message.leader().orElseThrow();
    String method = message.method();
    try {
      Content mail =
          new MessageBuilder(tokens)
              .from(new Mailbox(account.displayName(), from))
              .addresses("To", to.stream().map(one -> new Mailbox("", one)).toList())
              .subject(word + ": " + leader.text("SUMMARY"))
              .date(clock.instant().atZone(ZoneOffset.UTC))
              .messageId(tokens.next() + from.substring(from.lastIndexOf('@')))
              .plain(told(word, leader))
              .calendar(new String(message.bytes(), UTF_8), method)
              .build();
      try (InputStream in = mail.open()) {
        return new Letter(account.id(), from, to, blobs.put(in, mail.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void hand(Draft draft, Letter letter) {
    submission.hand(draft, letter.sender(), letter.from(), letter.to(), letter.content());
  }

  void nudge() {
    submission.nudge();
  }

  /** For programs that show no calendars. */
  private static String told(String word, Block leader) {
    var out = new StringBuilder(word).append(": ").append(leader.text("SUMMARY")).append('\n');
    leader
        .property("DTSTART")
        .map(Moment::of)
        .ifPresent(start -> out.append("When: ").append(shown(start)).append('\n'));
    line(out, "Where: ", leader.text("LOCATION"));
    line(out, "Comment: ", leader.text("COMMENT"));
    return out.toString();
  }

  private static void line(StringBuilder out, String label, String text) {
    if (!text.isBlank()) {
      out.append(label).append(text.strip()).append('\n');
    }
  }

  private static String shown(Moment start) {
    return switch (start.form()) {
      case DATE -> DAY.format(start.wall());
      case FLOATING -> TIME.format(start.wall());
      case UTC -> TIME.format(start.wall()) + " UTC";
      case ZONED -> TIME.format(start.wall()) + " (" + start.tzid() + ")";
    };
  }
}
