package com.mailfence.dav.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which cards are sought. RFC 6352 s10.5
 *
 * @param tests one of which must hold, or all of them
 */
public record CardFilter(List<Predicate<Card>> tests, boolean all) {
  private static final Name PROP_FILTER = Name.carddav("prop-filter");
  private static final Name PARAM_FILTER = Name.carddav("param-filter");
  private static final Name NOT_DEFINED = Name.carddav("is-not-defined");
  private static final Name TEXT_MATCH = Name.carddav("text-match");
  private static final int MOST = 100;

  public CardFilter {
    tests = List.copyOf(tests);
  }

  /**
   * Reads the element filter.
   *
   * @throws Unmet if it asks for something that is not looked at
   */
  public static CardFilter read(Element filter) {
    List<Predicate<Card>> tests = new ArrayList<>();
    for (Element element : filter.elements()) {
      if (!element.is(PROP_FILTER) || tests.size() >= MOST) {
        throw new Unmet(Condition.CARD_FILTER_SUPPORTED);
      }
      tests.add(property(element));
    }
    return new CardFilter(tests, all(filter));
  }

  public boolean matches(Card card) {
    if (tests.isEmpty()) {
      return true;
    }
    return all
        ? tests.stream().allMatch(test -> test.test(card))
        : tests.stream().anyMatch(test -> test.test(card));
  }

  private static boolean all(Element element) {
    return switch (element.attribute("test").orElse("anyof")) {
      case "anyof" -> false;
      case "allof" -> true;
      default -> throw new Unmet(Condition.CARD_FILTER_SUPPORTED);
    };
  }

  private static Predicate<Card> property(Element element) {
    String name = name(element);
    if (element.child(NOT_DEFINED).isPresent()) {
      return card -> values(card, name).isEmpty();
    }
    List<Predicate<Property>> tests = new ArrayList<>();
    for (Element inner : element.elements()) {
      if (tests.size() >= MOST) {
        throw new Unmet(Condition.CARD_FILTER_SUPPORTED);
      }
      if (inner.is(TEXT_MATCH)) {
        TextMatch match = TextMatch.ofCards(inner);
        tests.add(property -> match.matches(property.text()));
      } else if (inner.is(PARAM_FILTER)) {
        tests.add(parameter(inner));
      } else {
        throw new Unmet(Condition.CARD_FILTER_SUPPORTED);
      }
    }
    boolean all = all(element);
    return card ->
        values(card, name).stream()
            .anyMatch(
                property ->
                    tests.isEmpty()
                        || (all
                            ? tests.stream().allMatch(test -> test.test(property))
                            : tests.stream().anyMatch(test -> test.test(property))));
  }

  /** A name with a group before it names the property of that group alone. RFC 6352 s10.5.1 */
  private static List<Property> values(Card card, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return card.all(name);
    }
    String group = name.substring(0, dot);
    return card.all(name.substring(dot + 1)).stream()
        .filter(property -> group.equalsIgnoreCase(property.group()))
        .toList();
  }

  private static Predicate<Property> parameter(Element element) {
    String name = name(element);
    if (element.child(NOT_DEFINED).isPresent()) {
      return property -> property.line().parameter(name).isEmpty();
    }
    return element
        .child(TEXT_MATCH)
        .map(TextMatch::ofCards)
        .<Predicate<Property>>map(
            match ->
                property ->
                    property
                        .line()
                        .parameter(name)
                        .filter(found -> found.values().stream().anyMatch(match::matches))
                        .isPresent())
        .orElse(property -> property.line().parameter(name).isPresent());
  }

  private static String name(Element element) {
    return element.attribute("name").orElseThrow(() -> new Unmet(Condition.CARD_FILTER_SUPPORTED));
  }
}
