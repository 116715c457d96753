package com.mailfence.persistence;

import com.mailfence.core.item.Answer;
import com.mailfence.core.item.FollowUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Marks as compact columns: empty for what is usual. Several texts in one column are each ended by
 * a line feed, with backslash and line feed escaped inside.
 */
final class MarksText {
  private MarksText() {}

  /** A letter for the state, then name and value of each detail in turn. */
  static String flag(FollowUp flag) {
    if (flag.equals(FollowUp.NONE)) {
      return "";
    }
    var out = new StringBuilder();
    out.append(
        switch (flag.state()) {
          case NONE -> 'N';
          case ACTIVE -> 'A';
          case COMPLETE -> 'C';
        });
    flag.details()
        .forEach(
            (name, value) -> {
              end(out, name);
              end(out, value);
            });
    return out.toString();
  }

  static FollowUp flag(String column) {
    if (column.isEmpty()) {
      return FollowUp.NONE;
    }
    FollowUp.State state =
        switch (column.charAt(0)) {
          case 'N' -> FollowUp.State.NONE;
          case 'A' -> FollowUp.State.ACTIVE;
          case 'C' -> FollowUp.State.COMPLETE;
          default -> throw new IllegalStateException("flag column " + column);
        };
    List<String> texts = texts(column, 1);
    Map<String, String> details = new TreeMap<>();
    for (int i = 0; i + 1 < texts.size(); i += 2) {
      details.put(texts.get(i), texts.get(i + 1));
    }
    return new FollowUp(state, details);
  }

  static String tags(Set<String> tags) {
    if (tags.isEmpty()) {
      return "";
    }
    var out = new StringBuilder();
    tags.forEach(tag -> end(out, tag));
    return out.toString();
  }

  static Set<String> tags(String column) {
    return column.isEmpty() ? Set.of() : new TreeSet<>(texts(column, 0));
  }

  /** A letter for what was done, then when in epoch milliseconds. */
  static String answer(Answer answer) {
    Instant at = answer.at();
    if (at == null) {
      return "";
    }
    return switch (answer.verb()) {
          case NOTHING -> "N";
          case REPLIED -> "R";
          case REPLIED_ALL -> "A";
          case FORWARDED -> "F";
        }
        + at.toEpochMilli();
  }

  static Answer answer(String column) {
    if (column.isEmpty()) {
      return Answer.NONE;
    }
    Answer.Verb verb =
        switch (column.charAt(0)) {
          case 'N' -> Answer.Verb.NOTHING;
          case 'R' -> Answer.Verb.REPLIED;
          case 'A' -> Answer.Verb.REPLIED_ALL;
          case 'F' -> Answer.Verb.FORWARDED;
          default -> throw new IllegalStateException("answer column " + column);
        };
    return new Answer(verb, Instant.ofEpochMilli(Long.parseLong(column.substring(1))));
  }

  private static void end(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> out.append(c);
      }
    }
    out.append('\n');
  }

  private static List<String> texts(String column, int from) {
    List<String> all = new ArrayList<>();
    var text = new StringBuilder();
    for (int i = from; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == '\n') {
        all.add(text.toString());
        text.setLength(0);
      } else if (c == '\\' && i + 1 < column.length()) {
        char escaped = column.charAt(++i);
        text.append(escaped == 'n' ? '\n' : escaped);
      } else {
        text.append(c);
      }
    }
    return all;
  }
}
