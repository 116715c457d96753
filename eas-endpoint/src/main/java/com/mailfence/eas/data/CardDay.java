package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardDate;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.format.vcard.Version;
import com.mailfence.eas.wbxml.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day, which devices have as a moment: told at noon, so that it is the same day in every zone,
 * and read without its time. [MS-ASCNTC] R109001, R999
 *
 * @param names of the property by version, 3.0 first; further ones are read
 * @param label by which Apple's programs tell it among other days
 */
record CardDay(Tag tag, List<String> names, String label) implements CardField {
  private static final String NOON = "T11:59:00.000Z";
  private static final int DATE_LENGTH = "2000-12-25".length();
  private static final int OMITTED = 1604;

  @Override
  public String shown(SeenCard seen) {
    return found(seen.card()).flatMap(CardDate::of).map(day -> day.date() + NOON).orElse("");
  }

  @Override
  public Card with(Card card, String text) {
    Property before = found(card).orElse(null);
    if (text.isEmpty()) {
      return before == null ? card : card.edit().remove(before).card();
    }
    CardDate day = read(text);
    boolean four = card.version() == Version.V4_0;
    Property basis = before == null ? Property.raw(names.get(four ? 1 : 0), "") : before;
    return card.edit().replace(before, day.put(basis, card.version())).card();
  }

  /** Whether both tell the same day, whatever their times. */
  static boolean isSame(String one, String other) {
    return one.length() >= DATE_LENGTH
        && other.length() >= DATE_LENGTH
        && digits(one).equals(digits(other));
  }

  private static String digits(String text) {
    String digits = text.replace("-", "");
    return digits.substring(0, Math.min(8, digits.length()));
  }

  private static CardDate read(String text) {
    try {
      String digits = digits(text.strip());
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8)));
      CardDate day = CardDate.of(date);
      return date.getYear() == OMITTED ? new CardDate(0, day.month(), day.day()) : day;
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Refusal.Malformed("no day", text);
    }
  }

  private Optional<Property> found(Card card) {
    Optional<Property> named =
        names.stream()
            .flatMap(name -> card.all(name).stream())
            .filter(one -> CardDate.of(one).isPresent())
            .findFirst();
    return named.or(
        () ->
            card.all("X-ABDATE").stream()
                .filter(one -> !label.isEmpty() && card.label(one).equalsIgnoreCase(label))
                .filter(one -> CardDate.of(one).isPresent())
                .findFirst());
  }
}
