package com.mailfence.dav.data;

import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Whether a text matches. Nothing here is a pattern. RFC 4791 s9.7.5, RFC 6352 s10.5.4 // DV03
 *
 * @param sought folded
 * @param fold how texts are folded before they are compared
 */
record TextMatch(String sought, UnaryOperator<String> fold, Relation relation, boolean negated) {

  /** How the sought text stands in the other. */
  enum Relation {
    EQUALS,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH
  }

  /** Reads the element of a calendar query. */
  public static TextMatch ofCalendar(Element element) {
    return read(element, "i;ascii-casemap", Condition.CALENDAR_COLLATION_SUPPORTED);
  }

  /** Reads the element of an address book query. */
  public static TextMatch ofCards(Element element) {
    return read(element, "i;unicode-casemap", Condition.CARD_COLLATION_SUPPORTED);
  }

  private static TextMatch read(Element element, String usual, Condition unsupported) {
    String collation = element.attribute("collation").orElse(usual);
    UnaryOperator<String> fold =
        switch (collation) {
          case "i;octet" -> UnaryOperator.identity();
          case "i;ascii-casemap" -> TextMatch::ascii;
          case "i;unicode-casemap", "default" -> TextMatch::unicode;
          default -> throw new Unmet(unsupported);
        };
    Relation relation =
        switch (element.attribute("match-type").orElse("contains")) {
          case "equals" -> Relation.EQUALS;
          case "contains" -> Relation.CONTAINS;
          case "starts-with" -> Relation.STARTS_WITH;
          case "ends-with" -> Relation.ENDS_WITH;
          default ->
              throw new Unmet(
                  unsupported == Condition.CARD_COLLATION_SUPPORTED
                      ? Condition.CARD_FILTER_SUPPORTED
                      : Condition.CALENDAR_FILTER_SUPPORTED);
        };
    boolean negated = element.attribute("negate-condition").orElse("no").equals("yes");
    return new TextMatch(fold.apply(element.text()), fold, relation, negated);
  }

  public boolean matches(String text) {
    String folded = fold.apply(text);
    boolean is =
        switch (relation) {
          case EQUALS -> folded.equals(sought);
          case CONTAINS -> folded.contains(sought);
          case STARTS_WITH -> folded.startsWith(sought);
          case ENDS_WITH -> folded.endsWith(sought);
        };
    return is != negated;
  }

  /** Letters of ASCII alone are folded. */
  private static String ascii(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return folded.toString();
  }

  /** RFC 5051 s2, near enough: decomposed, and without regard to case */
  private static String unicode(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
