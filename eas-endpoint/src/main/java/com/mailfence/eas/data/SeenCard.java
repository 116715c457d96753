package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** A card being shown: what stands in which place is found out once. */
final class SeenCard {
  private final Card card;
  private final Map<CardFamily, Map<String, Property>> places = new IdentityHashMap<>();

  SeenCard(Card card) {
    this.card = card;
  }

  Card card() {
    return card;
  }

  Optional<Property> in(CardFamily family, String place) {
    return Optional.ofNullable(places.computeIfAbsent(family, one -> one.places(card)).get(place));
  }
}
