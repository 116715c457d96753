package com.mailfence.eas.wire;

import com.mailfence.core.search.Query.Condition;
import com.mailfence.core.search.Query.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a keyword query: words, and words for a property, as {@code from:ann subject:"two words"}.
 * Words in capitals that join others are left, since all has to hold anyway; a property nobody
 * knows is taken for words. [MS-ASCMD] R10031940, R6659100910, R6659100913.
 */
final class Keywords {
  private static final Map<String, Field> FIELDS =
      Map.of(
          "from", Field.FROM,
          "sender", Field.FROM,
          "to", Field.TO,
          "cc", Field.CC,
          "bcc", Field.BCC,
          "participants", Field.PEOPLE,
          "subject", Field.SUBJECT,
          "body", Field.BODY,
          "attachment", Field.FILE,
          "attachmentnames", Field.FILE);
  private static final int MOST = 30;

  private final String text;
  private final List<Condition> conditions = new ArrayList<>();
  private int at;

  private Keywords(String text) {
    this.text = text;
  }

  static List<Condition> read(String text) {
    Keywords reader = new Keywords(text);
    while (reader.conditions.size() < MOST && reader.next()) {
      // each turn reads one
    }
    return reader.conditions;
  }

  private boolean next() {
    while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || isBracket())) {
      at++;
    }
    if (at == text.length()) {
      return false;
    }
    int start = at;
    String word = word(true);
    boolean property = at < text.length() && text.charAt(at) == ':' && !word.isEmpty();
    if (!property) {
      free(word, text.substring(start, at));
      return true;
    }
    at++;
    String value = word(false);
    restricted(word.toLowerCase(Locale.ROOT), value);
    return true;
  }

  private boolean isBracket() {
    return text.charAt(at) == '(' || text.charAt(at) == ')';
  }

  /** A word or what stands in quotation marks, and moves behind it. */
  private String word(boolean endsAtColon) {
    if (at < text.length() && text.charAt(at) == '"') {
      int end = text.indexOf('"', at + 1);
      int stop = end < 0 ? text.length() : end;
      String word = text.substring(at + 1, stop);
      at = Math.min(text.length(), stop + 1);
      return word;
    }
    int start = at;
    while (at < text.length() && !ends(text.charAt(at), endsAtColon)) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean ends(char c, boolean atColon) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"' || c == ':' && atColon;
  }

  private void free(String word, String written) {
    boolean joins = written.equals("AND") || written.equals("OR") || written.equals("+");
    if (!joins && !word.isBlank()) {
      conditions.add(new Condition.Words(Field.ANYWHERE, quoted(word)));
    }
  }

  private void restricted(String property, String value) {
    Field field = FIELDS.get(property);
    if (field != null) {
      conditions.add(new Condition.Words(field, quoted(value)));
    } else if (property.equals("hasattachment") || property.equals("hasattachments")) {
      conditions.add(new Condition.Files(isYes(value)));
    } else if (property.equals("isread") || property.equals("read")) {
      conditions.add(new Condition.Read(isYes(value)));
    } else if (!property.equals("kind")) {
      conditions.add(new Condition.Words(Field.ANYWHERE, quoted(property + ":" + value)));
    }
  }

  private static boolean isYes(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equals("1");
  }

  private static String quoted(String word) {
    return word.indexOf(' ') < 0 ? word : '"' + word + '"';
  }
}
