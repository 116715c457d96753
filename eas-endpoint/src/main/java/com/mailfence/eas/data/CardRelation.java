package com.mailfence.eas.data;

import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardEdit;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.format.vcard.Version;
import com.mailfence.eas.wbxml.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * People around a contact, by their names. 4.0 has a property for them, Apple's programs another
 * one with a label, and others one of their own each.
 *
 * @param type of the property RELATED; empty if 4.0 has none, RFC 6350 s6.6.6
 * @param label of Apple's property
 * @param names further properties, the first for a new one where nothing better is there
 */
record CardRelation(Tag tag, String type, String label, List<String> names) implements CardField {
  private static final String APPLE = "X-ABRELATEDNAMES";

  @Override
  public String shown(SeenCard seen) {
    return all(seen.card()).stream().findFirst().map(Property::text).orElse("");
  }

  @Override
  public Card with(Card card, String text) {
    List<Property> before = all(card);
    Property first = before.isEmpty() ? null : before.get(0);
    if (first == null) {
      return text.isEmpty() ? card : add(card, text);
    }
    return card.edit().replace(first, text.isEmpty() ? null : first.withText(text)).card();
  }

  /** All their names, in order. */
  List<String> allShown(Card card) {
    return all(card).stream().map(Property::text).toList();
  }

  /** The card with exactly these names; who is named already stays as told. */
  Card withAll(Card card, List<String> texts) {
    List<String> missing = new ArrayList<>(texts);
    Card now = card;
    for (Property property : all(card)) {
      if (!missing.remove(property.text())) {
        now = now.edit().remove(property).card();
      }
    }
    for (String text : missing) {
      now = add(now, text);
    }
    return now;
  }

  private List<Property> all(Card card) {
    List<Property> found = new ArrayList<>();
    for (Property one : card.properties()) {
      boolean named = names.stream().anyMatch(one::is);
      boolean labelled = one.is(APPLE) && card.label(one).equalsIgnoreCase(label);
      if ((named || labelled || isRelated(one)) && !one.text().isBlank()) {
        found.add(one);
      }
    }
    return found;
  }

  /** An address of another card says no name. RFC 6350 s6.6.6 */
  private boolean isRelated(Property one) {
    return !type.isEmpty()
        && one.is("RELATED")
        && one.isA(type)
        && one.line().argument("VALUE").filter("text"::equalsIgnoreCase).isPresent();
  }

  private Card add(Card card, String text) {
    CardEdit edit = card.edit();
    if (card.version() != Version.V4_0) {
      String group = edit.freshGroup();
      Property mark = new Property(new ContentLine(group, "X-ABLabel", List.of(), label));
      return edit.add(Property.text(APPLE, text).grouped(group)).add(mark).card();
    }
    Property plain = Property.text(type.isEmpty() ? names.get(0) : "RELATED", text);
    return edit.add(type.isEmpty() ? plain : plain.with("TYPE", type).with("VALUE", "text")).card();
  }
}
