package com.mailfence.engine.contact;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.item.CardFacets;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A card that is stored and read, ready to be laid into an address book.
 *
 * @param content its bytes, durable
 * @param facets derived from them
 * @param uid what names the contact everywhere
 */
public record StoredCard(ContentRef content, CardFacets facets, String uid) {
  /** The longest UID that is a key of an item. */
  private static final int LONGEST_UID = 255;

  /**
   * Stores bytes as they are, if they are one card that names itself.
   *
   * @throws Refusal.Malformed if they are not, or the card has no UID or no name
   * @throws Refusal.TooLarge if they are too many
   */
  public static StoredCard of(Blobs blobs, byte[] bytes) {
    Card card = Card.parse(bytes);
    String uid = card.uid().orElseThrow(() -> new Refusal.Malformed("card", "UID"));
    if (uid.length() > LONGEST_UID) {
      throw new Refusal.Malformed("card", "UID of more than " + LONGEST_UID + " characters");
    }
    boolean named = card.first("FN").isPresent() || card.first("N").isPresent();
    if (!named) {
      throw new Refusal.Malformed("card", "neither FN nor N");
    }
    return new StoredCard(blobs.put(bytes), Facts.of(card), uid);
  }

  /** Stores a card, in its own version where we write that. */
  public static StoredCard of(Blobs blobs, Card card) {
    return of(blobs, card.write());
  }

  /**
   * Reads the card of an item.
   *
   * @throws Refusal if its bytes are not there, or are no card
   */
  public static Card read(Blobs blobs, Item item) {
    try (InputStream in = blobs.open(item.bytes())) {
      return Card.parse(in.readNBytes(Card.MOST_BYTES + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
