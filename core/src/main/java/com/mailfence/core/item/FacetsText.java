package com.mailfence.core.item;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.MailFacets.Attachment;
import com.mailfence.core.item.MailFacets.Importance;
import com.mailfence.core.item.MailFacets.Nature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facets as one text column: a letter for the sort, then fields in a fixed order, each ended by a
 * line feed, with backslash, line feed and tab escaped inside. A field that is missing at the end
 * reads as empty, so that later versions may append fields.
 */
public final class FacetsText {
  private static final char FIELD_END = '\n';

  private FacetsText() {}

  /** The column of these facets; empty for {@link Facets#NONE}. */
  public static String write(Facets facets) {
    if (!(facets instanceof MailFacets mail)) {
      return "";
    }
    var out = new Fields();
    out.add("M");
    out.add(mail.subject());
    out.add(mail.from());
    out.add(mail.sender());
    out.add(mail.replyTo());
    out.add(mail.to());
    out.add(mail.cc());
    out.add(mail.bcc());
    out.add(mail.date() == null ? "" : Long.toString(mail.date().toEpochMilli()));
    out.add(mail.inReplyTo());
    out.add(String.join("\t", mail.references()));
    out.add(mail.preview());
    out.add(mail.importance().name());
    out.add(mail.nature().name());
    out.add(mail.structure());
    mail.attachments().forEach(out::add);
    return out.text();
  }

  /** Reads a column. Throws {@code Malformed} if it is not one of ours. */
  public static Facets read(String column) {
    if (column.isEmpty()) {
      return Facets.NONE;
    }
    var in = new Reading(column);
    if (!in.next().equals("M")) {
      throw new Refusal.Malformed("facets", "sort");
    }
    try {
      return mail(in);
    } catch (IllegalArgumentException e) {
      throw new Refusal.Malformed("facets", String.valueOf(e.getMessage()));
    }
  }

  private static MailFacets mail(Reading in) {
    return new MailFacets(
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            in.next(),
            instant(in.next()),
            in.next(),
            list(in.raw()),
            in.next(),
            Importance.valueOf(in.next()),
            Nature.valueOf(in.next()),
            List.of(),
            in.next())
        .withAttachments(in.attachments());
  }

  private static @Nullable Instant instant(String millis) {
    return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private static List<String> list(String raw) {
    String joined = unescape(raw);
    return joined.isEmpty() ? List.of() : List.of(joined.split("\t", -1));
  }

  private static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        char escaped = raw.charAt(++i);
        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** The fields being written. */
  private static final class Fields {
    private final StringBuilder out = new StringBuilder(512);

    void add(String field) {
      escape(field);
      out.append(FIELD_END);
    }

    void add(Attachment a) {
      escape(a.part());
      tab(a.name());
      tab(a.type());
      tab(Long.toString(a.size()));
      tab(a.contentId());
      tab((a.inline() ? "i" : "") + (a.message() ? "m" : ""));
      out.append(FIELD_END);
    }

    String text() {
      return out.toString();
    }

    private void tab(String part) {
      out.append('\t');
      escape(part);
    }

    private void escape(String field) {
      for (int i = 0; i < field.length(); i++) {
        char c = field.charAt(i);
        switch (c) {
          case '\\' -> out.append("\\\\");
          case '\n' -> out.append("\\n");
          case '\t' -> out.append("\\t");
          default -> out.append(c);
        }
      }
    }
  }

  /** The fields being read. */
  private static final class Reading {
    private final String column;
    private int at;

    Reading(String column) {
      this.column = column;
    }

    String raw() {
      if (at >= column.length()) {
        return "";
      }
      int end = column.indexOf(FIELD_END, at);
      int stop = end < 0 ? column.length() : end;
      String field = column.substring(at, stop);
      at = stop + 1;
      return field;
    }

    String next() {
      return unescape(raw());
    }

    List<Attachment> attachments() {
      List<Attachment> all = new ArrayList<>();
      while (at < column.length()) {
        String[] parts = raw().split("\t", -1);
        if (parts.length < 6) {
          throw new IllegalArgumentException("attachment");
        }
        all.add(
            new Attachment(
                unescape(parts[0]),
                unescape(parts[1]),
                unescape(parts[2]),
                Long.parseLong(parts[3]),
                unescape(parts[4]),
                parts[5].contains("i"),
                parts[5].contains("m")));
      }
      return all;
    }
  }
}
