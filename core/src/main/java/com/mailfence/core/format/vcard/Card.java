package com.mailfence.core.format.vcard;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.LineFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vCard: all its properties in their order. What nobody here understands is kept, and what is not
 * changed is written as it was read. RFC 6350, RFC 2426
 */
public final class Card {
  /** Bytes of a card, its photo included. // DV10 */
  public static final int MOST_BYTES = 4 << 20;

  private final Version version;
  private final List<Property> properties;

  /** By name in capitals, made when it is first asked for. */
  private @Nullable Map<String, List<Property>> named;

  Card(Version version, List<Property> properties) {
    this.version = version;
    this.properties = List.copyOf(properties);
  }

  /**
   * Reads one card.
   *
   * @throws Refusal.TooLarge if it has more bytes or lines than we take
   * @throws Refusal.Malformed if it is none, or not one
   */
  public static Card parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new Refusal.TooLarge("a card", MOST_BYTES);
    }
    List<Card> cards = CardParser.read(bytes, 2);
    if (cards.size() != 1) {
      throw new Refusal.Malformed("card", cards.isEmpty() ? "no card" : "more than one card");
    }
    return cards.get(0);
  }

  /**
   * Reads a file of cards.
   *
   * @param most cards that are read; further ones are passed over
   * @throws Refusal.Malformed if a card does not end
   */
  public static List<Card> parseAll(byte[] bytes, int most) {
    return CardParser.read(bytes, most);
  }

  /** A card without any property. */
  public static Card empty(Version version) {
    return new Card(version, List.of());
  }

  /** As which it was written. */
  public Version version() {
    return version;
  }

  /** All properties but BEGIN, END and VERSION, in order. */
  public List<Property> properties() {
    return properties;
  }

  public List<Property> all(String name) {
    Map<String, List<Property>> index = named == null ? index() : named;
    return index.getOrDefault(name.toUpperCase(Locale.ROOT), List.of());
  }

  private Map<String, List<Property>> index() {
    Map<String, List<Property>> index = new HashMap<>();
    for (Property one : properties) {
      String name = one.line().name().toUpperCase(Locale.ROOT);
      index.computeIfAbsent(name, fresh -> new ArrayList<>()).add(one);
    }
    index.replaceAll((name, list) -> List.copyOf(list));
    Map<String, List<Property>> made = Map.copyOf(index);
    named = made;
    return made;
  }

  /** All of a name, the preferred first, else in order. */
  public List<Property> preferred(String name) {
    return all(name).stream().sorted(Comparator.comparingInt(Property::rank)).toList();
  }

  public Optional<Property> first(String name) {
    List<Property> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** The text of the first property of that name, stripped; empty if there is none. */
  public String text(String name) {
    return first(name).map(one -> one.text().strip()).orElse("");
  }

  /** What names the contact everywhere; empty if the card does not say. */
  public Optional<String> uid() {
    return Optional.of(text("UID")).filter(uid -> !uid.isEmpty());
  }

  /** The name to show: as the card says, or the best that can be made of it; may be empty. */
  public String displayName() {
    String said = text("FN");
    return said.isEmpty() ? Complete.name(this).strip() : said;
  }

  /** Whether it stands for several contacts, by either version's word. */
  public boolean isGroup() {
    String kind = text("KIND").isEmpty() ? text("X-ADDRESSBOOKSERVER-KIND") : text("KIND");
    return kind.equalsIgnoreCase("group");
  }

  /** The label of a property that has one by its group. */
  public String label(Property property) {
    String group = property.group();
    return group == null
        ? ""
        : properties.stream()
            .filter(one -> one.is("X-ABLABEL") && group.equalsIgnoreCase(one.group()))
            .findFirst()
            .map(Property::text)
            .orElse("");
  }

  /** The card in its own version, or in 3.0 for one we do not write, with what that demands. */
  public Card complete() {
    return as(version == Version.V2_1 ? Version.V3_0 : version);
  }

  public CardEdit edit() {
    return new CardEdit(version, properties);
  }

  /** The card in its own version, or in 3.0 if that is one we do not write. */
  public byte[] write() {
    return complete().folded();
  }

  /**
   * The card in this version, strictly: with the properties the version demands, folded, in UTF-8.
   *
   * @throws IllegalArgumentException for a version that is not written
   */
  public byte[] write(Version wanted) {
    return as(wanted).folded();
  }

  private byte[] folded() {
    LineFolder out = new LineFolder().write(ContentLine.of("BEGIN", "VCARD"));
    out.write(ContentLine.of("VERSION", version.word()));
    for (Property property : properties) {
      out.write(property.line());
    }
    return out.write(ContentLine.of("END", "VCARD")).bytes();
  }

  /** The card in the words of this version. */
  public Card as(Version wanted) {
    List<Property> translated =
        switch (wanted) {
          case V2_1 -> throw new IllegalArgumentException("vCard 2.1 is not written");
          case V3_0 -> version == Version.V4_0 ? ToThree.of(properties) : properties;
          case V4_0 -> version == Version.V4_0 ? properties : ToFour.of(properties);
        };
    return new Card(wanted, Complete.of(wanted, translated));
  }
}
