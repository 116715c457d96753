package com.mailfence.core.format.mime;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a message says to people and to lists of mail.
 *
 * @param subject decoded, in one line; may be empty
 * @param date null where it is missing or unreadable
 * @param messageId without angle brackets, as all ids here; empty where it is missing
 * @param inReplyTo the ids of the messages that this one answers
 * @param references the ids of the thread, oldest first, at most 50
 */
public record Envelope(
    String subject,
    Addresses from,
    Addresses sender,
    Addresses replyTo,
    Addresses to,
    Addresses cc,
    Addresses bcc,
    @Nullable Instant date,
    String messageId,
    List<String> inReplyTo,
    List<String> references) {

  /** Marks of answers and forwards in the languages of common clients, in small letters. */
  private static final List<String> MARKS =
      List.of("re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs", "vb", "tr", "rv", "rif", "odp");

  private static final int LONGEST_MARK = 12;

  public Envelope {
    inReplyTo = List.copyOf(inReplyTo);
    references = List.copyOf(references);
  }

  /** Reads a header. */
  public static Envelope of(Headers headers) {
    List<String> ids = MessageIds.parse(headers.unfolded("Message-ID"));
    return new Envelope(
        headers.text("Subject").orElse(""),
        Addresses.in(headers, "From"),
        Addresses.in(headers, "Sender"),
        Addresses.in(headers, "Reply-To"),
        Addresses.in(headers, "To"),
        Addresses.in(headers, "Cc"),
        Addresses.in(headers, "Bcc"),
        MailDate.parse(headers.unfolded("Date")),
        ids.isEmpty() ? "" : ids.get(0),
        MessageIds.parse(headers.unfolded("In-Reply-To")),
        MessageIds.parse(headers.unfolded("References")));
  }

  /** The subject without the marks of answers and forwards, for putting threads together. */
  public String topic() {
    return topic(subject);
  }

  /** The same for a subject that was kept without its envelope. */
  public static String topic(String subject) {
    String rest = subject.strip();
    for (int end = markEnd(rest); end > 0; end = markEnd(rest)) {
      rest = rest.substring(end).strip();
    }
    return rest;
  }

  /** The end of a mark such as {@code Re:}, {@code AW:} or {@code Re[2]:}, or 0. */
  private static int markEnd(String text) {
    int colon = text.substring(0, Math.min(text.length(), LONGEST_MARK)).indexOf(':');
    if (colon < 2) {
      return 0;
    }
    String mark = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    int counter = mark.indexOf('[') > 0 ? mark.indexOf('[') : mark.indexOf('(');
    return MARKS.contains(counter > 0 ? mark.substring(0, counter) : mark) ? colon + 1 : 0;
  }
}
