package com.mailfence.dav.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardEdit;
import com.mailfence.core.format.vcard.Version;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A card as the element address-data asks for it. RFC 6352 s10.4
 *
 * @param version null for the one that is stored
 * @param properties names of those that are wanted; empty for all
 */
public record CardData(@Nullable Version version, List<String> properties) {
  private static final Name PROP = Name.carddav("prop");
  private static final Name ALL_PROP = Name.carddav("allprop");

  public CardData {
    properties = List.copyOf(properties);
  }

  /**
   * Reads the element.
   *
   * @throws Unmet for a type or version that is not written
   */
  public static CardData read(Element element) {
    String type = element.attribute("content-type").orElse("text/vcard");
    Optional<String> word = element.attribute("version");
    Optional<Version> version = word.flatMap(Version::of).filter(known -> known != Version.V2_1);
    if (!type.equalsIgnoreCase("text/vcard") || word.isPresent() && version.isEmpty()) {
      throw new Unmet(Condition.CARD_DATA_CONVERTIBLE);
    }
    boolean all = element.child(ALL_PROP).isPresent();
    List<String> properties =
        all
            ? List.of()
            : element.elements(PROP).stream()
                .flatMap(prop -> prop.attribute("name").stream())
                .toList();
    return new CardData(version.orElse(null), properties);
  }

  /** The text, made of what is stored; as it is stored if nothing else is asked for. */
  public String text(byte[] stored) {
    if (version == null && properties.isEmpty()) {
      return new String(stored, StandardCharsets.UTF_8);
    }
    Card card = Card.parse(stored);
    Version wanted = version == null ? card.version() : version;
    if (wanted == card.version() && properties.isEmpty()) {
      return new String(stored, StandardCharsets.UTF_8);
    }
    Card shown = properties.isEmpty() ? card : pruned(card);
    byte[] bytes = wanted == Version.V2_1 ? shown.write() : shown.write(wanted);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Card pruned(Card card) {
    CardEdit edit = card.edit();
    card.properties().stream()
        .map(property -> property.line().name())
        .distinct()
        .filter(name -> properties.stream().noneMatch(name::equalsIgnoreCase))
        .forEach(edit::removeAll);
    return edit.card();
  }
}
