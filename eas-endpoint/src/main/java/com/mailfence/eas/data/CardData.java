package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Picture;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.item.CardFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.core.store.Blobs;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Tag;
import com.mailfence.engine.contact.StoredCard;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A contact as devices see it. [MS-ASCNTC] section 2.2.2 */
public final class CardData implements ItemData {
  static final String CONTACTS = "Contacts";

  /** Most base64 of a picture that travels; a larger one stays here. [MS-ASCNTC] R381 */
  static final int MOST_PICTURE = 48 * 1024;

  /** Categories or children of one contact. [MS-ASCNTC] R183, R194 */
  static final int MOST_OF_A_LIST = 300;

  private final Blobs blobs;

  public CardData(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public long fill(ElementBuilder out, Item item, View view, Outlet outlet) throws IOException {
    Card card = card(item);
    var seen = new SeenCard(card);
    var all = new TreeMap<Integer, Consumer<ElementBuilder>>();
    long bytes = 0;
    for (CardField field : CardFields.ALL) {
      String text = field.shown(seen);
      if (!text.isEmpty()) {
        put(all, field.tag(), text.replace("\n", "\r\n"));
        bytes += text.length();
      }
    }
    list(all, "Categories", "Category", categories(card));
    list(all, "Children", "Child", CardFields.CHILDREN.allShown(card));
    Optional<String> picture = picture(card);
    picture.ifPresent(base64 -> put(all, Tag.of(CONTACTS, "Picture"), base64));
    all.values().forEach(one -> one.accept(out));
    var body = new TextBody(card.text("NOTE"), view);
    body.write(outlet).ifPresent(out::with);
    return bytes + picture.map(String::length).orElse(0) + body.bytes();
  }

  /** The card of an item, with what it will have once it is written. */
  public Card card(Item item) {
    return StoredCard.read(blobs, item).complete();
  }

  /** A contact has no marks that devices know. */
  @Override
  public boolean mark(ElementBuilder out, Item item, Set<Mark> moved, Version version) {
    return false;
  }

  /** Lists of contacts are no contacts. // SYNC-005 */
  @Override
  public boolean hides(Item item) {
    return item.facets() instanceof CardFacets card && card.sort() == CardFacets.Sort.GROUP;
  }

  /** The categories of a card, each once. */
  static List<String> categories(Card card) {
    return card.all("CATEGORIES").stream()
        .map(Property::list)
        .flatMap(List::stream)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST_OF_A_LIST)
        .toList();
  }

  /** The picture as it travels; empty for none, or one too large. */
  static Optional<String> picture(Card card) {
    return Picture.of(card)
        .map(Picture::base64)
        .filter(base64 -> !base64.isEmpty() && base64.length() <= MOST_PICTURE);
  }

  private static void put(Map<Integer, Consumer<ElementBuilder>> all, Tag tag, String text) {
    all.put(CardFields.order(tag), out -> out.text(tag.namespace(), tag.name(), text));
  }

  /** An empty list is left out. [MS-ASCNTC] R507 */
  private static void list(
      Map<Integer, Consumer<ElementBuilder>> all, String name, String entry, List<String> texts) {
    if (!texts.isEmpty()) {
      ElementBuilder list = Element.grow(CONTACTS, name);
      texts.stream().limit(MOST_OF_A_LIST).forEach(text -> list.text(entry, text));
      all.put(CardFields.order(Tag.of(CONTACTS, name)), out -> out.with(list));
    }
  }
}
