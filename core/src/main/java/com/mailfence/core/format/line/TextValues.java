package com.mailfence.core.format.line;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Text within values: escapes, and values of several parts. RFC 6350 s3.4, RFC 5545 s3.3.11 */
public final class TextValues {
  private TextValues() {}

  /** The text as a value, with its escapes; control characters fall. // CA04 */
  public static String escape(String text) {
    var out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', ';', ',' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> {
          boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
          out.append(pair ? "" : "\\n");
        }
        default -> {
          if (!Characters.isControl(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** The text of a value; a backslash that escapes nothing stays. */
  public static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    var out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char next = c == '\\' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
      switch (next) {
        case 'n', 'N' -> out.append('\n');
        case '\\', ';', ',', ':', '"' -> out.append(next);
        default -> {
          out.append(c);
          continue;
        }
      }
      i++;
    }
    return out.toString();
  }

  /** A value as it is, without what would end its line. // CA04 */
  public static String oneLine(String value) {
    return Characters.plain(value);
  }

  /** The parts of a value between separators that are not escaped; their escapes stay. */
  public static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == separator) {
        parts.add(value.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(value.substring(from));
    return parts;
  }

  /** The texts of the parts of a value. */
  public static List<String> texts(String value, char separator) {
    return split(value, separator).stream().map(TextValues::unescape).toList();
  }

  /** A value of these texts. */
  public static String join(List<String> texts, char separator) {
    return texts.stream()
        .map(TextValues::escape)
        .collect(Collectors.joining(String.valueOf(separator)));
  }
}
