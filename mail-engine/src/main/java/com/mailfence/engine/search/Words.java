package com.mailfence.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words that are looked for in text, whatever the case of their letters. */
final class Words {
  /** More make no question of a person. */
  private static final int MOST = 20;

  private Words() {}

  /** Comparable text. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** The words of a question; what stands in quotation marks is one. */
  static List<String> of(String question) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < question.length(); i++) {
      char c = question.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        end(words, word);
      } else if (Character.isWhitespace(c) && !quoted) {
        end(words, word);
      } else {
        word.append(Character.isWhitespace(c) ? ' ' : c);
      }
    }
    end(words, word);
    return words.subList(0, Math.min(MOST, words.size()));
  }

  private static void end(List<String> words, StringBuilder word) {
    String text = plain(word.toString().strip());
    word.setLength(0);
    if (text.endsWith("*")) { // all words are looked for by their beginning
      text = text.substring(0, text.length() - 1);
    }
    if (!text.isEmpty()) {
      words.add(text);
    }
  }

  /** Whether a word of the text begins so. */
  static boolean has(String plain, String word) {
    for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      if (at == 0 || !continues(plain.codePointBefore(at), word.codePointAt(0))) {
        return true;
      }
    }
    return false;
  }

  /** Scripts without spaces have no beginning of words to look for. */
  private static boolean continues(int before, int first) {
    return Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(first)
        && !Character.isIdeographic(first)
        && !isSyllable(first);
  }

  private static boolean isSyllable(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
