package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.eas.wbxml.Tag;
import java.util.List;
import java.util.Optional;

/** Fields that are a property of their own, or a part of one. */
final class CardTexts {
  private CardTexts() {}

  /**
   * A property of one text.
   *
   * @param names by which it is found, the first of them for a new one
   */
  record Whole(Tag tag, List<String> names) implements CardField {
    @Override
    public String shown(SeenCard seen) {
      return found(seen.card()).map(Property::text).orElse("");
    }

    @Override
    public Card with(Card card, String text) {
      Property before = found(card).orElse(null);
      if (text.isEmpty()) {
        return before == null ? card : card.edit().remove(before).card();
      }
      Property after = before == null ? Property.text(names.get(0), text) : before.withText(text);
      return card.edit().replace(before, after).card();
    }

    private Optional<Property> found(Card card) {
      return names.stream()
          .flatMap(name -> card.all(name).stream())
          .filter(one -> !one.text().isBlank())
          .findFirst();
    }
  }

  /** A part of a property of several; when all are empty the property goes, but for a name. */
  record Part(Tag tag, String name, int index) implements CardField {
    @Override
    public String shown(SeenCard seen) {
      return seen.card().first(name).map(one -> one.part(index)).orElse("");
    }

    @Override
    public Card with(Card card, String text) {
      Property before = card.first(name).orElse(null);
      Property basis = before == null ? Property.raw(name, name.equals("N") ? ";;;;" : "") : before;
      Property after = basis.withPart(index, text);
      boolean empty = after.parts().stream().allMatch(String::isEmpty);
      boolean gone = empty && !name.equals("N");
      return card.edit().replace(before, gone ? null : after).card();
    }
  }

  /**
   * How a contact is filed: its own word, else the name that is shown. [MS-ASCNTC] section 2.2.2.28
   */
  record Filed(Tag tag) implements CardField {
    private static final List<String> NAMES = List.of("X-FILE-AS", "X-EVOLUTION-FILE-AS");

    @Override
    public String shown(SeenCard seen) {
      String own = new Whole(tag, NAMES).shown(seen);
      return own.isEmpty() ? seen.card().displayName() : own;
    }

    @Override
    public Card with(Card card, String text) {
      var own = new Whole(tag, NAMES);
      Card plain = own.with(card, "");
      return text.isEmpty() || text.equals(plain.displayName()) ? plain : own.with(card, text);
    }
  }
}
