package com.mailfence.engine.contact;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Picture;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.item.CardFacets;
import com.mailfence.core.item.CardFacets.Sort;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was found in a card, in the words of the spine and within the bounds of a row. */
final class Facts {
  private static final int TEXT = 250;

  private Facts() {}

  static CardFacets of(Card card) {
    String name = name(card);
    return new CardFacets(
        sort(card),
        name,
        filedAs(card, name),
        line(card.text("NICKNAME")),
        card.first("ORG").map(org -> line(org.part(0))).orElse(""),
        all(card, "EMAIL"),
        all(card, "TEL"),
        Picture.of(card).isPresent(),
        revised(card.text("REV")));
  }

  private static Sort sort(Card card) {
    if (card.isGroup()) {
      return Sort.GROUP;
    }
    return switch (card.text("KIND").toLowerCase(Locale.ROOT)) {
      case "", "individual" -> Sort.PERSON;
      case "org" -> Sort.ORGANISATION;
      case "location" -> Sort.PLACE;
      default -> Sort.OTHER;
    };
  }

  private static String name(Card card) {
    return line(card.displayName());
  }

  /** As the card says, else last name and first name, else as shown. */
  private static String filedAs(Card card, String name) {
    String said = card.text("SORT-STRING");
    Property n = card.first("N").orElse(null);
    if (said.isEmpty() && n != null) {
      said =
          n.line()
              .argument("SORT-AS")
              .orElseGet(
                  () ->
                      Stream.of(n.part(0), n.part(1))
                          .map(String::strip)
                          .filter(part -> !part.isEmpty())
                          .collect(Collectors.joining(", ")));
    }
    return said.isBlank() ? name : line(said);
  }

  private static List<String> all(Card card, String property) {
    return card.preferred(property).stream()
        .map(one -> line(one.text()))
        .filter(text -> !text.isEmpty())
        .limit(CardFacets.MOST)
        .toList();
  }

  /** RFC 2426 s3.6.4, RFC 6350 s6.7.4 */
  private static @Nullable Instant revised(String rev) {
    String basic = rev.replace("-", "").replace(":", "");
    if (basic.length() < 16 || !basic.endsWith("Z")) {
      return null;
    }
    try {
      String whole = basic.substring(0, 15) + "Z";
      return DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX", Locale.ROOT)
          .parse(whole, Instant::from);
    } catch (DateTimeException e) {
      return null; // a date nobody can read
    }
  }

  /** One line within bounds. */
  private static String line(String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    if (flat.length() <= TEXT) {
      return flat;
    }
    boolean split = Character.isHighSurrogate(flat.charAt(TEXT - 1));
    return flat.substring(0, split ? TEXT - 1 : TEXT);
  }
}
