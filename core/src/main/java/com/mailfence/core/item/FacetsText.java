package com.mailfence.core.item;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.MailFacets.Attachment;
import com.mailfence.core.item.MailFacets.Importance;
import com.mailfence.core.item.MailFacets.Nature;
import java.util.List;

/**
 * Facets as one text column: a letter for the sort, then fields in a fixed order, each ended by a
 * line feed, with backslash, line feed and tab escaped inside. A field that is missing at the end
 * reads as empty, so that later versions may append fields.
 */
public final class FacetsText {
  static final char FIELD_END = '\n';

  /** What no part of a message is called: behind it comes what the mail says of a meeting. */
  static final String MEETING = "@";

  private static final String MAIL = "M";

  private FacetsText() {}

  /** The column of these facets; empty for {@link Facets#NONE}. */
  public static String write(Facets facets) {
    var out = new FieldsWriting();
    if (facets instanceof MailFacets mail) {
      write(out, mail);
    } else if (facets instanceof EventFacets event) {
      EventFacetsText.write(out, event);
    } else if (facets instanceof CardFacets card) {
      CardFacetsText.write(out, card);
    }
    return out.text();
  }

  /** Reads a column. Throws {@code Malformed} if it is not one of ours. */
  public static Facets read(String column) {
    if (column.isEmpty()) {
      return Facets.NONE;
    }
    var in = new FieldsReading(column);
    try {
      return switch (in.next()) {
        case MAIL -> mail(in);
        case EventFacetsText.SORT -> EventFacetsText.read(in);
        case CardFacetsText.SORT -> CardFacetsText.read(in);
        default -> throw new Refusal.Malformed("facets", "sort");
      };
    } catch (IllegalArgumentException e) {
      throw new Refusal.Malformed("facets", String.valueOf(e.getMessage()));
    }
  }

  private static void write(FieldsWriting out, MailFacets mail) {
    out.add(MAIL);
    out.add(mail.subject());
    out.add(mail.from());
    out.add(mail.sender());
    out.add(mail.replyTo());
    out.add(mail.to());
    out.add(mail.cc());
    out.add(mail.bcc());
    out.add(mail.date());
    out.add(mail.inReplyTo());
    out.add(String.join("\t", mail.references()));
    out.add(mail.preview());
    out.add(mail.importance().name());
    out.add(mail.nature().name());
    out.add(mail.structure());
    mail.attachments().forEach(out::add);
    if (!mail.meeting().isEmpty()) {
      out.add(MEETING, mail.meeting());
    }
  }

  private static MailFacets mail(FieldsReading in) {
    var mail =
        new MailFacets(
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.instant(),
            in.next(),
            in.list(),
            in.next(),
            Importance.valueOf(in.next()),
            Nature.valueOf(in.next()),
            List.of(),
            in.next());
    List<Attachment> attachments = in.attachments();
    return mail.withAttachments(attachments).about(in.meeting());
  }
}
