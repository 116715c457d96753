package com.mailfence.core.item;

import com.mailfence.core.item.MailFacets.Attachment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields of a facets column being written: see {@link FacetsText}. */
final class FieldsWriting {
  private final StringBuilder out = new StringBuilder(512);

  void add(String field) {
    escape(field);
    out.append(FacetsText.FIELD_END);
  }

  void add(@Nullable Instant instant) {
    add(instant == null ? "" : Long.toString(instant.toEpochMilli()));
  }

  void add(Attachment a) {
    escape(a.part());
    tab(a.name());
    tab(a.type());
    tab(Long.toString(a.size()));
    tab(a.contentId());
    tab((a.inline() ? "i" : "") + (a.message() ? "m" : ""));
    out.append(FacetsText.FIELD_END);
  }

  /** A field that is marked, behind a list whose end nothing else tells. */
  void add(String mark, String field) {
    escape(mark);
    tab(field);
    out.append(FacetsText.FIELD_END);
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
