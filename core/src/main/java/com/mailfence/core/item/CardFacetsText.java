package com.mailfence.core.item;

import com.mailfence.core.item.CardFacets.Sort;

/** The fields of a card's column: see {@link FacetsText}. */
final class CardFacetsText {
  static final String SORT = "C";

  private CardFacetsText() {}

  static void write(FieldsWriting out, CardFacets card) {
    out.add(SORT);
    out.add(card.sort().name());
    out.add(card.name());
    out.add(card.filedAs());
    out.add(card.nickname());
    out.add(card.organisation());
    out.add(String.join("\t", card.emails()));
    out.add(String.join("\t", card.phones()));
    out.add(card.photo() ? "p" : "");
    out.add(card.revised());
  }

  static CardFacets read(FieldsReading in) {
    return new CardFacets(
        Sort.valueOf(in.next()),
        in.next(),
        in.next(),
        in.next(),
        in.next(),
        in.list(),
        in.list(),
        in.next().equals("p"),
        in.instant());
  }
}
