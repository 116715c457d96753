package com.mailfence.engine.contact;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.engine.resource.Brought;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/** A whole address book as one file of cards, one behind the other. RFC 6350 s3.3 */
public final class ContactFile {
  private static final int PAGE = 500;
  private static final int MOST = 100_000;

  private final Store store;
  private final Catalog catalog;
  private final Blobs blobs;
  private final Tokens tokens;

  public ContactFile(Store store, Catalog catalog, Blobs blobs, Tokens tokens) {
    this.store = store;
    this.catalog = catalog;
    this.blobs = blobs;
    this.tokens = tokens;
  }

  /** Writes all cards the reader may see, as they are stored. */
  public void write(Reader who, Collection book, OutputStream out) throws IOException {
    long before = Long.MAX_VALUE;
    while (true) {
      List<Item> page = catalog.newest(who, book.id(), before, PAGE);
      for (Item item : page) {
        write(item, out);
      }
      if (page.size() < PAGE) {
        return;
      }
      before = page.get(page.size() - 1).number();
    }
  }

  private void write(Item item, OutputStream out) throws IOException {
    try (InputStream in = blobs.open(item.bytes())) {
      byte[] card = in.readAllBytes();
      out.write(card);
      if (card.length == 0 || card[card.length - 1] != '\n') {
        out.write('\r');
        out.write('\n');
      }
    }
  }

  /**
   * Puts each card of a file into an address book; one without a UID gets one. Whoever is there
   * already stays as he is.
   *
   * @throws Refusal.Malformed if it is no file of cards
   */
  public Brought bring(Reader who, CollectionId into, byte[] file, Clock clock) {
    var brought = new Brought();
    for (Card read : Card.parseAll(file, MOST)) {
      Card card = read.uid().isPresent() ? read : read.edit().text("UID", tokens.next()).card();
      try {
        StoredCard stored = StoredCard.of(blobs, card);
        String name = tokens.next() + ".vcf";
        store.commit(
            who, into.account(), draft -> Contacts.add(draft, into, stored, name, clock.instant()));
        brought.stored(name);
      } catch (Refusal.Exists there) {
        brought.present();
      } catch (Refusal.Malformed | Refusal.TooLarge unfit) {
        brought.skipped(card.uid().orElse("?"), String.valueOf(unfit.getMessage()));
      }
    }
    return brought;
  }
}
