package com.mailfence.engine.contact;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Stored;
import java.time.Instant;

/**
 * What one may do with contacts in a commit under way, so that a client's notes move together with
 * the contacts it changes. A UID names one contact in an address book. RFC 6350 s6.7.6
 */
public final class Contacts {
  private Contacts() {}

  /**
   * Adds a contact to an address book.
   *
   * @param name of the resource, unique in the book
   * @throws Refusal.Exists if the name is taken, or the book has a contact of that UID
   */
  public static Item add(
      Draft draft, CollectionId book, StoredCard card, String name, Instant now) {
    refuseTakenUid(draft, book, card.uid());
    return draft.add(
        new NewItem(book, card.content(), now, Marks.NONE, card.facets(), name, card.uid(), 0));
  }

  /**
   * Puts a card under a name: a new contact, or another card of the one that is there.
   *
   * @throws Refusal.Conflict if something else is there than was expected
   * @throws Refusal.Exists with the name of another contact of its UID
   * @throws Refusal.Forbidden if the card is one of another UID
   */
  public static Stored put(Draft draft, Place place, StoredCard card, Instant now) {
    String name = place.name() == null ? card.uid() + ".vcf" : place.name();
    Item there = draft.named(place.where(), name).orElse(null);
    place.expected().check(there);
    Item item =
        there == null ? add(draft, place.where(), card, name, now) : rewrite(draft, there, card);
    return new Stored(item, there == null, true);
  }

  /**
   * Gives a contact another card.
   *
   * @throws Refusal.Forbidden if the card is one of another UID
   */
  public static Item rewrite(Draft draft, Item before, StoredCard card) {
    if (!card.uid().equals(before.key())) {
      throw new Refusal.Forbidden("the UID of a contact stays as it is");
    }
    return draft.rewrite(before.id(), card.content(), card.facets());
  }

  /**
   * Moves a contact to another address book; if its name is taken there it gets another one.
   *
   * @throws Refusal.Exists if that has a contact of its UID
   */
  public static Draft.Moved move(Draft draft, Item contact, CollectionId to) {
    if (contact.key() != null) {
      refuseTakenUid(draft, to, contact.key());
    }
    String name = contact.name();
    boolean taken = name != null && draft.named(to, name).isPresent();
    return draft.move(contact.id(), to, taken ? contact.number() + "-" + name : name);
  }

  private static void refuseTakenUid(Draft draft, CollectionId book, String uid) {
    draft.keyed(book.account(), uid).stream()
        .filter(one -> one.collection().equals(book))
        .findFirst()
        .ifPresent(
            one -> {
              throw new Refusal.Exists("a contact of that UID", String.valueOf(one.name()));
            });
  }
}
