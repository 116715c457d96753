package com.mailfence.core.item;

import com.mailfence.core.item.MailFacets.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a facets column being read: see {@link FacetsText}. */
final class FieldsReading {
  private static final String MEETING = FacetsText.MEETING + "\t";

  private final String column;
  private int at;

  FieldsReading(String column) {
    this.column = column;
  }

  String raw() {
    if (at >= column.length()) {
      return "";
    }
    int end = column.indexOf(FacetsText.FIELD_END, at);
    int stop = end < 0 ? column.length() : end;
    String field = column.substring(at, stop);
    at = stop + 1;
    return field;
  }

  String next() {
    return unescape(raw());
  }

  @Nullable Instant instant() {
    String millis = next();
    return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
  }

  /** Texts with tabs between; none of them has one inside. */
  List<String> list() {
    String joined = next();
    return joined.isEmpty() ? List.of() : List.of(joined.split("\t", -1));
  }

  List<Attachment> attachments() {
    List<Attachment> all = new ArrayList<>();
    while (at < column.length() && !column.startsWith(MEETING, at)) {
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

  /** What is marked as such; empty if nothing is. */
  String meeting() {
    return column.startsWith(MEETING, at) ? unescape(raw().substring(MEETING.length())) : "";
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
}
