package com.mailfence.dav.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.format.vcard.Version;
import com.mailfence.engine.share.Neighbours.Person;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The card of somebody in the directory: what the house itself knows of its users, and nothing of
 * what they write down about each other. AUTO-001
 */
public record Listed(Card card, byte[] bytes) {

  public static Listed of(Person person) {
    String name = person.name();
    int space = name.lastIndexOf(' ');
    List<String> parts =
        person.group() || space < 0
            ? List.of("", name, "", "", "")
            : List.of(name.substring(space + 1), name.substring(0, space), "", "", "");
    var edit =
        Card.empty(Version.V3_0)
            .edit()
            .add(Property.text("UID", uid(person.address())))
            .add(Property.text("FN", name))
            .add(Property.structured("N", parts))
            .add(Property.text("EMAIL", person.address()));
    if (person.group()) {
      edit.add(Property.text("X-ADDRESSBOOKSERVER-KIND", "group"));
    }
    Card card = edit.card();
    return new Listed(card, card.write());
  }

  /** Names this text of the card. */
  public String tag() {
    return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
  }

  private static String uid(String address) {
    byte[] seed = ("directory:" + address).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }
}
