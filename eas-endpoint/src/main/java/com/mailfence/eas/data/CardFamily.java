package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardEdit;
import com.mailfence.core.format.vcard.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Properties of which a card has any number and devices a few places: addresses, numbers, mail
 * addresses. Each takes the first free place that fits it, the preferred first; what finds none is
 * not seen, and stays. A property may be pinned to a place, when what a device wrote into it would
 * else be seen in another one. // CAL-005
 *
 * @param members which properties of a card belong to it
 * @param fitting the places a property fits, best first
 * @param spare places for whatever else fits none
 */
record CardFamily(
    Predicate<Property> members, Function<Property, List<String>> fitting, List<String> spare) {
  private static final String PIN = "X-PLACE";

  /** What stands in a place. */
  Optional<Property> in(Card card, String place) {
    return Optional.ofNullable(places(card).get(place));
  }

  /** All that devices see, by place. */
  Map<String, Property> places(Card card) {
    List<Property> left =
        new ArrayList<>(
            card.properties().stream()
                .filter(members.and(one -> !one.text().isBlank()))
                .sorted(Comparator.comparingInt(Property::rank))
                .toList());
    Map<String, Property> taken = new HashMap<>();
    left.removeIf(one -> isPinned(one) && put(taken, one, pin(one)));
    left.removeIf(one -> settle(taken, one, fitting.apply(one)));
    left.removeIf(one -> settle(taken, one, fitting.apply(one).isEmpty() ? List.of() : spare));
    return taken;
  }

  private boolean isPinned(Property one) {
    List<String> fit = fitting.apply(one);
    String pin = pin(one);
    return fit.contains(pin) || !fit.isEmpty() && spare.contains(pin);
  }

  private static String pin(Property one) {
    return one.line().argument(PIN).orElse("");
  }

  private static boolean settle(Map<String, Property> taken, Property one, List<String> places) {
    return places.stream().anyMatch(place -> put(taken, one, place));
  }

  private static boolean put(Map<String, Property> taken, Property one, String place) {
    return taken.putIfAbsent(place, one) == null;
  }

  /** The card with everything pinned to where it stands, so that nothing moves while it changes. */
  Card pinned(Card card) {
    CardEdit edit = card.edit();
    places(card).forEach((place, one) -> edit.replace(one, one.with(PIN, place)));
    return edit.card();
  }

  /** The card without the pins, if everything stands where it stood even so; else with them. */
  Card unpinned(Card card) {
    CardEdit edit = card.edit();
    for (Property one : card.properties()) {
      if (members.test(one)) {
        edit.replace(one, one.without(PIN));
      }
    }
    Card free = edit.card();
    return plain(free).equals(plain(card)) ? free : card;
  }

  private Map<String, Property> plain(Card card) {
    Map<String, Property> plain = new HashMap<>();
    places(card).forEach((place, one) -> plain.put(place, one.without(PIN)));
    return plain;
  }

  /** This property in a place, pinned there. */
  static Property pinned(Property one, String place) {
    return one.with(PIN, place);
  }
}
