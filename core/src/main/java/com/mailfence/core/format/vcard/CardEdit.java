package com.mailfence.core.format.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A card being changed; what is not touched stays as and where it is. */
public final class CardEdit {
  private final Version version;
  private final List<Property> properties;

  CardEdit(Version version, List<Property> properties) {
    this.version = version;
    this.properties = new ArrayList<>(properties);
  }

  /** The card as it stands now. */
  public Card card() {
    return new Card(version, properties);
  }

  public CardEdit add(Property property) {
    properties.add(property);
    return this;
  }

  /** Puts a property in place of another one, or of none. */
  public CardEdit replace(@Nullable Property before, @Nullable Property after) {
    int at = before == null ? -1 : properties.indexOf(before);
    if (after == null) {
      return before == null ? this : remove(before);
    }
    if (at < 0) {
      return add(after);
    }
    properties.set(at, after);
    return this;
  }

  /** Gives the first property of that name this text, or adds one; an empty text removes all. */
  public CardEdit text(String name, String text) {
    if (text.isEmpty()) {
      return removeAll(name);
    }
    Property before = card().first(name).orElse(null);
    return replace(before, before == null ? Property.text(name, text) : before.withText(text));
  }

  /** Removes a property, and what only described it. */
  public CardEdit remove(Property property) {
    properties.remove(property);
    String group = property.group();
    if (group != null && properties.stream().noneMatch(one -> isContent(one, group))) {
      properties.removeIf(one -> group.equalsIgnoreCase(one.group()));
    }
    return this;
  }

  public CardEdit removeAll(String name) {
    card().all(name).forEach(this::remove);
    return this;
  }

  /** A name of a group that no property has yet. */
  public String freshGroup() {
    Set<String> taken = new TreeSet<>();
    for (Property property : properties) {
      String group = property.group();
      if (group != null) {
        taken.add(group.toLowerCase(Locale.ROOT));
      }
    }
    int number = 1;
    while (taken.contains("item" + number)) {
      number++;
    }
    return "item" + number;
  }

  /** Whether the property says something of its own in this group. */
  private static boolean isContent(Property one, String group) {
    return group.equalsIgnoreCase(one.group()) && !one.is("X-ABLABEL") && !one.is("X-ABADR");
  }
}
